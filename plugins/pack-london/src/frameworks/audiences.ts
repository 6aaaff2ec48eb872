import type { Framework } from '@trellis/core/frameworks';
import type { z } from 'zod';

const source = { document: 'London Competency Framework', section: '3.5 (table)' };

/** The eight numbered groups and the board row, which the source prints without numbers. */
export const audiences: z.input<typeof Framework>['audiences'] = [
  { id: 'LCF-G1', number: 1, title: 'Occasional contact with children, young people and/or parents/carers', level: 'LCF-L1', examples: [], examplesElsewhere: ['librarians', 'GP receptionists', 'community advice centre staff', 'groundsmen/caretakers', 'recreation assistants', 'environmental health officers'], source },
  { id: 'LCF-G2', number: 2, title: 'Regular contact, or contact that is intensive but irregular', level: 'LCF-L2', examples: [], examplesElsewhere: ['housing staff', 'hospital staff', 'youth offending team and secure-setting staff', 'police outside specialist child protection', 'sports development officers', 'disability specialists', 'faith groups', 'community youth groups', 'play scheme volunteers'], source },
  { id: 'LCF-G3', number: 3, title: 'Works predominantly with children, young people and/or parents/carers', level: 'LCF-L2', examples: [], examplesElsewhere: ['paediatricians', 'GPs', 'youth workers', 'early years staff', 'residential staff', 'midwives', 'school nurses and health visitors', 'sexual health staff', 'teachers', 'probation staff', 'sports club welfare officers', 'adult learning disability / mental health / drug and alcohol workers'], source },
  { id: 'LCF-G4', number: 4, title: 'Particular specialist child protection responsibilities', level: 'LCF-L3', examples: [], examplesElsewhere: ["those with section 47 responsibilities from health, education, police and children's social care"], source },
  { id: 'LCF-G5', number: 5, title: 'Professional advisers and designated leads for child protection', level: 'LCF-L3', examples: ['named leads', 'designated leads'], examplesElsewhere: ['named and designated lead professionals'], source },
  { id: 'LCF-G6', number: 6, title: 'Operational managers of services for children, young people and/or parents/carers', level: 'LCF-L4', examples: ['managers/supervisors of intake or duty teams'], examplesElsewhere: ['operational managers at all levels'], source },
  { id: 'LCF-G7', number: 7, title: 'Senior managers responsible for strategic management of services', level: 'LCF-L5', examples: [], examplesElsewhere: [], source },
  { id: 'LCF-G8', number: 8, title: 'Members of the LSCB / multi-agency safeguarding partnership', level: 'LCF-L5', examples: ['independent chair', 'business manager'], examplesElsewhere: [], source },
  {
    id: 'LCF-BOARD',
    title: 'Board level: chief executives, trust and health board executive and non-executive directors/members, commissioning body directors',
    level: { option: 'AMB-LCF-6', readings: { a: 'LCF-L5', b: null } },
    source: { ...source, section: '3.5 (last row, no numbers)' },
  },
];
