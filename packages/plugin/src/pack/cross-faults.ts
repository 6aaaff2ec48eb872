import { hangsOnOption, type Framework, type Pack, type Read, type Requirement } from '@trellis/core/frameworks';
import { formFaults, standardFaults } from './form-faults.ts';
import { calendarFaults, policyFaults } from './policy-faults.ts';
import { optionFaults, readingFaults, twice } from './reading-faults.ts';

/** What a pack names and does not have, or has twice. Its shape has been checked before. */
export function crossFaults(pack: Pack): readonly string[] {
  const known = namesOf(pack);
  return [
    ...(pack.validFrom !== null && pack.validTo !== null && pack.validTo < pack.validFrom
      ? ['validTo: is before validFrom']
      : []),
    ...twice('frameworks', pack.frameworks),
    ...twice('requirements', pack.requirements),
    ...twice('options', pack.options),
    ...pack.options.flatMap(optionFaults),
    ...pack.frameworks.flatMap((framework) => frameworkFaults(framework)),
    ...pack.requirements.flatMap((requirement) => requirementFaults(requirement, known)),
    ...readingFaults('frameworks', pack.frameworks, pack.options),
    ...readingFaults('requirements', pack.requirements, pack.options),
    ...twice('chargingPolicies', pack.chargingPolicies),
    ...pack.chargingPolicies.flatMap((policy) => policyFaults(policy, pack.version)),
    ...twice('calendars', pack.calendars),
    ...pack.calendars.flatMap(calendarFaults),
    ...formFaults(pack),
    ...standardFaults(pack),
  ];
}

interface Names {
  readonly levels: ReadonlySet<string>;
  readonly audiences: ReadonlySet<string>;
  readonly competencies: ReadonlySet<string>;
}

function namesOf({ frameworks }: Pack): Names {
  const ids = (items: readonly { readonly id: string }[]): ReadonlySet<string> => new Set(items.map((item) => item.id));
  return {
    levels: ids(frameworks.flatMap((framework) => framework.levels)),
    audiences: ids(frameworks.flatMap((framework) => framework.audiences)),
    competencies: ids(frameworks.flatMap((framework) => framework.competencies)),
  };
}

function frameworkFaults(framework: Framework): readonly string[] {
  const place = `frameworks.${framework.id}`;
  const levels = new Set(framework.levels.map((level) => level.id));
  const parts = new Set(
    framework.competencies.flatMap((competency) => [competency.id, ...competency.units.map((unit) => unit.id)]),
  );
  return [
    ...twice(`${place}.levels`, framework.levels),
    ...twice(`${place}.audiences`, framework.audiences),
    ...twice(`${place}.competencies`, framework.competencies),
    ...twice(`${place}.knowledgeAreas`, framework.knowledgeAreas),
    ...framework.levels.flatMap((level) =>
      absent(`${place}.levels.${level.id}.includes`, 'level', allValues(level.includes).flat(), levels),
    ),
    ...framework.audiences.flatMap((audience) =>
      absent(
        `${place}.audiences.${audience.id}.level`,
        'level',
        allValues(audience.level).filter((level) => level !== null),
        levels,
      ),
    ),
    ...framework.competencies.flatMap((competency) =>
      absent(`${place}.competencies.${competency.id}.level`, 'level', [competency.level], levels),
    ),
    ...absent(`${place}.equivalent`, 'competency or unit', allValues(framework.equivalent).flat(2), parts),
  ];
}

function requirementFaults(requirement: Requirement, known: Names): readonly string[] {
  const place = `requirements.${requirement.id}`;
  const { appliesTo, rule, competencies } = requirement;
  const forSome = rule.kind === 'interval' ? rule.shorter : 'other' in rule ? rule.other : [];
  const groups = forSome.flatMap((each) => allValues(each.audiences).flat());
  return [
    ...absent(
      `${place}.appliesTo.level`,
      'level',
      appliesTo.level === undefined ? [] : [appliesTo.level],
      known.levels,
    ),
    // A pack without groups of its own is for the groups of another one.
    ...(known.audiences.size === 0
      ? []
      : absent(`${place}.appliesTo.audiences`, 'group', appliesTo.audiences ?? [], known.audiences)),
    ...(known.audiences.size === 0 ? [] : absent(`${place}.rule`, 'group', groups, known.audiences)),
    ...absent(`${place}.competencies`, 'competency', competencies, known.competencies),
    ...twice(`${place}.rule`, forSome),
    ...(rule.kind === 'on-change' ? twice(`${place}.rule.changes`, rule.changes) : []),
    ...(requirement.prerequisites?.requirements.includes(requirement.id)
      ? [`${place}.prerequisites: it is its own prerequisite`]
      : []),
  ];
}

function allValues<Value>(value: Value): readonly Read<Value>[] {
  return (hangsOnOption(value) ? Object.values(value.readings) : [value]) as Read<Value>[];
}

function absent(place: string, what: string, names: readonly string[], known: ReadonlySet<string>): readonly string[] {
  return [...new Set(names)].filter((name) => !known.has(name)).map((name) => `${place}: there is no ${what} ${name}`);
}
