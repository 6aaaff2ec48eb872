import type { Command } from '../command.ts';
import { audit } from './audit.ts';
import { chargesPreview } from './charges-preview.ts';
import { chargesRelease } from './charges-release.ts';
import { connectionCreate } from './connection-create.ts';
import { connectionList } from './connection-list.ts';
import { databaseRoles } from './database-roles.ts';
import { demo } from './demo.ts';
import { evidenceWithdraw } from './evidence-withdraw.ts';
import { importCommand } from './import-command.ts';
import { partnershipCreate } from './partnership-create.ts';
import { platformApprove } from './platform-approve.ts';
import { platformDeactivate } from './platform-deactivate.ts';
import { platformInvite } from './platform-invite.ts';
import { platformList } from './platform-list.ts';
import { platformRotateKeys } from './platform-rotate-keys.ts';
import { reportCompliance } from './report-compliance.ts';
import { signInLink } from './sign-in-link.ts';
import { simulate } from './simulate.ts';
import { tokenCreate } from './token-create.ts';

/** Every command, in the order in which the help lists them. */
export const commands: readonly Command[] = [
  platformInvite,
  platformList,
  platformApprove,
  platformDeactivate,
  platformRotateKeys,
  connectionCreate,
  connectionList,
  signInLink,
  tokenCreate,
  importCommand('people'),
  importCommand('evidence'),
  evidenceWithdraw,
  reportCompliance,
  simulate,
  chargesPreview,
  chargesRelease,
  audit,
  partnershipCreate,
  demo,
  databaseRoles,
];
