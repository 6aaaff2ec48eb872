/** What Moodle serves of a JavaScript module: the AMD form of it, and the map that leads back to the source. */
export interface AmdModule {
  readonly code: string;
  readonly map: string;
}

/**
 * The AMD form of one of our ES modules, line for line, as Moodle's grunt would make it but not minified.
 *
 * @param name - what Moodle calls it, such as `block_trellis/due`
 * @param source - an ES module whose imports are default imports of one line each, and whose exports are constants
 * @throws when the source has an import or export of another form
 * @source house
 */
export function amdModule(name: string, source: string): AmdModule {
  const lines = source.trimEnd().split('\n');
  const imports = lines.flatMap((line, index) => {
    const match = /^import (\w+) from '([^']+)';$/.exec(line);
    return match === null ? [] : [{ index, local: match[1]!, target: match[2]! }];
  });
  const dependencies = ['exports', ...imports.map(({ target }) => target)].map((target) => `"${target}"`);
  const parameters = ['_exports', ...imports.map(({ local }) => `_${local}`)];
  const opening = [
    `define("${name}", [${dependencies.join(', ')}], function(${parameters.join(', ')}) { "use strict";`,
    'Object.defineProperty(_exports, "__esModule", {value: true});',
    ...imports.map(
      ({ local }) => `const ${local} = _${local} && _${local}.__esModule ? _${local}.default : _${local};`,
    ),
  ].join(' ');
  const first = imports[0]?.index ?? lines.findIndex((line) => line !== '' && !/^(\/\/|\/?\*| \*)/.test(line));
  const body = lines.map((line, index) => {
    if (index === first && imports.length > 0) return opening;
    if (imports.some((one) => one.index === index)) return '';
    const exported = line.replace(/^export const (\w+) =/, 'const $1 = _exports.$1 =');
    if (/^(import|export)\b/.test(exported)) throw new Error(`${name}: "${line}" is not of a form that is understood`);
    return index === first ? `${opening} ${exported}` : exported;
  });
  const file = `${name.split('/')[1]}`;
  const map = {
    version: 3,
    file: `${file}.min.js`,
    sources: [`../src/${file}.js`],
    sourcesContent: [source],
    names: [],
    // Each line begins where the same line of the source begins.
    mappings: body.map((_, index) => (index === 0 ? 'AAAA' : 'AACA')).join(';'),
  };
  return {
    code: `${[...body, '});'].join('\n')}\n//# sourceMappingURL=${file}.min.js.map\n`,
    map: `${JSON.stringify(map)}\n`,
  };
}
