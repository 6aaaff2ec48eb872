import { complianceReports } from '@trellis/compliance-reports';
import { courseBooking } from '@trellis/course-booking';
import { evaluationForms } from '@trellis/evaluation-forms';
import { packBathNorthEastSomerset } from '@trellis/pack-bath-north-east-somerset';
import { packCambridgeshirePeterborough } from '@trellis/pack-cambridgeshire-peterborough';
import { packLeeds } from '@trellis/pack-leeds';
import { packLondon } from '@trellis/pack-london';
import { packNational } from '@trellis/pack-national';
import { packPublishedCharges } from '@trellis/pack-published-charges';
import { pathwayAssignment } from '@trellis/pathway-assignment';
import { loadPlugins, type LoadedPlugins } from '@trellis/plugin';
import { trainingQuality } from '@trellis/training-quality';
import { version } from './version.ts';

/** The plugins of this service. A partnership's own service has its own list. */
export const plugins = {
  pathwayAssignment: pathwayAssignment(),
  courseBooking: courseBooking(),
  complianceReports: complianceReports(),
  evaluationForms: evaluationForms(),
  trainingQuality: trainingQuality(),
  packLondon: packLondon(),
  packNational: packNational(),
  packBathNorthEastSomerset: packBathNorthEastSomerset(),
  packPublishedCharges: packPublishedCharges(),
  packLeeds: packLeeds(),
  packCambridgeshirePeterborough: packCambridgeshirePeterborough(),
};

/**
 * What the plugins add, merged and checked.
 *
 * @throws PluginFaults with every fault of every plugin in one message
 */
export function loadedPlugins(): LoadedPlugins {
  return loadPlugins(plugins, { version });
}
