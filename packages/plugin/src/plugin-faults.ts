/** One thing wrong with one plugin or pack, in words for its developer. */
export interface PluginFault {
  /** The key or id it was listed under. */
  readonly plugin: string;
  readonly fault: string;
}

/** Everything that is wrong with a set of plugins, in one message. */
export class PluginFaults extends Error {
  readonly faults: readonly PluginFault[];

  constructor(faults: readonly PluginFault[]) {
    super(
      [
        `${faults.length === 1 ? 'One fault' : `${faults.length} faults`} in plugins:`,
        ...faults.map(({ plugin, fault }) => `  ${plugin}: ${fault}`),
      ].join('\n'),
    );
    this.name = 'PluginFaults';
    this.faults = faults;
  }
}
