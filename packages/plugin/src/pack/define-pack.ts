import { Pack } from '@trellis/core/frameworks';
import type { z } from 'zod';
import { crossFaults } from './cross-faults.ts';
import { PluginFaults } from '../plugin-faults.ts';

/**
 * A pack that is whole: it has the right shape, and everything it names is there.
 *
 * @throws PluginFaults with every fault and its place
 */
export function definePack(content: z.input<typeof Pack>): Pack {
  const faults = packFaults(content);
  if (faults.length > 0) throw new PluginFaults(faults.map((fault) => ({ plugin: `pack ${content.id}`, fault })));
  return Pack.parse(content);
}

/**
 * What is wrong with a pack.
 *
 * @returns one sentence for each fault, beginning with its place, such as `requirements.LCF-L2.competencies`
 */
export function packFaults(content: unknown): readonly string[] {
  const parsed = Pack.safeParse(content);
  if (parsed.success) return crossFaults(parsed.data);
  return parsed.error.issues.map((issue) => `${issue.path.map(String).join('.') || 'pack'}: ${issue.message}`);
}
