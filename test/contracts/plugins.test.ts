import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { complianceReports } from '@trellis/compliance-reports';
import { screens as complianceReportsScreens } from '@trellis/compliance-reports/screens';
import { courseBooking } from '@trellis/course-booking';
import { screens as courseBookingScreens } from '@trellis/course-booking/screens';
import { evaluationForms } from '@trellis/evaluation-forms';
import { screens as evaluationFormsScreens } from '@trellis/evaluation-forms/screens';
import { packBathNorthEastSomerset } from '@trellis/pack-bath-north-east-somerset';
import { packCambridgeshirePeterborough } from '@trellis/pack-cambridgeshire-peterborough';
import { packLeeds } from '@trellis/pack-leeds';
import { packLondon } from '@trellis/pack-london';
import { packNational } from '@trellis/pack-national';
import { packPublishedCharges } from '@trellis/pack-published-charges';
import { pathwayAssignment } from '@trellis/pathway-assignment';
import { screens as pathwayScreens } from '@trellis/pathway-assignment/screens';
import { camelCase, loadPlugins, type ConfiguredPlugin } from '@trellis/plugin';
import { checkScreens, type Screens } from '@trellis/plugin/screens';
import { trainingQuality } from '@trellis/training-quality';
import { screens as trainingQualityScreens } from '@trellis/training-quality/screens';
import { expect, test } from 'vitest';

/** Every plugin of the repository with its two doors; a folder that is missing here fails the first test. */
const PLUGINS: Readonly<Record<string, { readonly plugin: ConfiguredPlugin; readonly screens: Screens }>> = {
  'compliance-reports': { plugin: complianceReports(), screens: complianceReportsScreens },
  'course-booking': { plugin: courseBooking(), screens: courseBookingScreens },
  'evaluation-forms': { plugin: evaluationForms(), screens: evaluationFormsScreens },
  'pack-bath-north-east-somerset': { plugin: packBathNorthEastSomerset(), screens: {} },
  'pack-cambridgeshire-peterborough': { plugin: packCambridgeshirePeterborough(), screens: {} },
  'pack-leeds': { plugin: packLeeds(), screens: {} },
  'pack-london': { plugin: packLondon(), screens: {} },
  'pack-national': { plugin: packNational(), screens: {} },
  'pack-published-charges': { plugin: packPublishedCharges(), screens: {} },
  'pathway-assignment': { plugin: pathwayAssignment(), screens: pathwayScreens },
  'training-quality': { plugin: trainingQuality(), screens: trainingQualityScreens },
};

const core = { version: '0.1.0' };
const each = Object.entries(PLUGINS).map(([folder, doors]) => ({ folder, ...doors }));

test('every folder of plugins is under the contract', () => {
  const folders = readdirSync(path.join(import.meta.dirname, '../../plugins'), { withFileTypes: true });
  const typed = folders.filter((entry) => entry.isDirectory() && entry.name !== 'moodle').map((entry) => entry.name);
  expect(Object.keys(PLUGINS)).toEqual(typed.toSorted());
});

test.each(each)('$folder loads alone, under the name of its folder', ({ folder, plugin }) => {
  const loaded = loadPlugins({ [camelCase(folder)]: plugin }, core);
  expect(loaded.manifests.map(({ id }) => id)).toEqual([folder]);
});

test.each(each)('$folder names the same screens at both its doors', ({ folder, plugin, screens }) => {
  const loaded = loadPlugins({ [camelCase(folder)]: plugin }, core);
  expect(checkScreens(loaded.screens, screens)).toEqual([]);
});

test.each(each)('$folder says in its README which permissions and screens it has', ({ folder, plugin }) => {
  const readme = readFileSync(path.join(import.meta.dirname, '../../plugins', folder, 'README.md'), 'utf8');
  const { manifests, screens } = loadPlugins({ [camelCase(folder)]: plugin }, core);
  const permissions = manifests.flatMap((manifest) => Object.keys(manifest.permissions));
  const unsaid = [...permissions, ...screens.map((screen) => screen.path)].filter(
    (word) => !readme.includes(`\`${word}\``),
  );
  expect(unsaid).toEqual([]);
});

test('all of them load together', () => {
  const record = Object.fromEntries(each.map(({ folder, plugin }) => [camelCase(folder), plugin]));
  expect(loadPlugins(record, core).manifests).toHaveLength(each.length);
});
