import { localDate } from '../../calendar.ts';
import type { Figures } from '../figures/schema.ts';
import type { Block } from './paper.ts';
import type { Challenge, Report } from '../schema.ts';
import { inFours, plainDay } from '../../wording.ts';
import { SOMEBODY_ERASED } from '../../people/name-of.ts';
import { date, text } from './cells.ts';

/** What of a report its paper needs beside the figures. */
export type ReportOnPaper = Pick<
  Report,
  | 'kind'
  | 'title'
  | 'cover'
  | 'state'
  | 'signedBy'
  | 'signedAt'
  | 'hash'
  | 'sentBackBecause'
  | 'sentBackBy'
  | 'sentBackAt'
  | 'challenges'
>;

const PROGRESS = { 'not-started': 'Not started', 'under-way': 'Under way', done: 'Done' } as const;

/** What was decided, from this and earlier reports, until it is done. @source house */
export function actionBlocks({ actions }: Figures): readonly Block[] {
  if (actions.length === 0) return [{ kind: 'paragraph', text: 'No action was decided yet.' }];
  return [
    {
      kind: 'table',
      id: 'actions',
      caption: 'Actions from this and earlier reports',
      columns: [
        { id: 'action', title: 'Action', align: 'row' },
        { id: 'who', title: 'Who', align: 'start' },
        { id: 'by', title: 'By', align: 'start' },
        { id: 'progress', title: 'Progress', align: 'start' },
      ],
      rows: actions.map(({ what, owner, dueOn, progress, note, doneOn }) => ({
        cells: [
          text(what),
          text(owner === '' ? SOMEBODY_ERASED : owner),
          date(dueOn),
          text(
            `${PROGRESS[progress]}${doneOn === undefined ? '' : ` ${plainDay(doneOn)}`}${note === undefined || note === '' ? '' : `, ${note}`}`,
          ),
        ],
      })),
      notes: [],
    },
  ];
}

/** What is not known about outcomes, so that attendance is not taken for impact. @source Leeds Learning and Development Strategy, Quality Assurance; house */
export function outcomeBlocks({ evaluation }: Pick<Figures, 'evaluation'>): readonly Block[] {
  const said =
    (evaluation?.all ?? null) === null
      ? 'What people say before and after a course, and what their managers see, is not in it yet.'
      : 'What people say of their courses, and what their managers see, is in the part before: it is their own word, and no measure of what changed for anybody else.';
  return [
    {
      kind: 'note',
      title: 'What we do not know',
      text: `This report counts who has done what was asked, and by when. It does not show that anybody works differently, or that a child or an adult at risk is safer. ${said}`,
    },
  ];
}

/** Who signed, by which rules, and the fingerprint by which the figures can be checked. @source house */
export function signOffBlocks(figures: Figures, report: ReportOnPaper): readonly Block[] {
  const { packs, setting } = figures;
  const rules = packs.map(({ title, version }) => `${title} ${version}`).join(', ');
  const calendars = setting.calendars.map(({ id, version }) => `${id} ${version}`).join(', ');
  const signed =
    report.signedAt === undefined
      ? 'Not signed yet. Signing freezes this report: later evidence will not change it, and the next report shows the restated figure beside this one.'
      : `${report.signedBy ?? 'Somebody whose name is not kept any more'}, ${plainDay(localDate(report.signedAt, setting.timeZone))}`;
  return [
    ...(report.state === 'sent-back' && report.sentBackBecause !== undefined
      ? [{ kind: 'note' as const, title: sentBackWords(report, setting), text: report.sentBackBecause }]
      : []),
    {
      kind: 'facts',
      items: [
        { label: 'Signed', text: signed },
        { label: 'Rules used', text: rules === '' ? 'None was at work' : rules },
        ...(calendars === '' ? [] : [{ label: 'Calendars', text: calendars }]),
        {
          label: 'Data fingerprint',
          text: report.hash === undefined ? 'Made when it is signed' : inFours(report.hash),
        },
      ],
    },
  ];
}

function sentBackWords({ sentBackBy, sentBackAt }: ReportOnPaper, { timeZone }: Figures['setting']): string {
  if (sentBackBy === undefined || sentBackAt === undefined) return 'Sent back';
  return `Sent back by ${sentBackBy}, ${plainDay(localDate(sentBackAt, timeZone))}`;
}

const SAID = { question: '', 'sent-back': 'Sent back by ', answer: 'Answered by ' } as const;

/** Questions and challenges to the draft, as they were asked, and what was answered. @source house what was asked before signing stays on record */
export function challengeBlocks(challenges: readonly Challenge[], { timeZone }: Figures['setting']): readonly Block[] {
  return [
    {
      kind: 'facts',
      items: challenges.map(({ kind, text: words, by, at }) => ({
        label: `${SAID[kind]}${by}, ${plainDay(localDate(at, timeZone))}`,
        text: words,
      })),
    },
  ];
}
