import type { LineListed } from '@trellis/core/billing';
import { useApi, useLink, useLoad, type Paged } from '@trellis/plugin/screens';
import { Disclosure } from '@trellis/ui/disclosure';
import { FaultNote } from '@trellis/ui/fault-note';
import { Link } from '@trellis/ui/link';
import { pounds } from '@trellis/ui/money';
import { Pager } from '@trellis/ui/pager';
import { ProgressBar } from '@trellis/ui/progress-bar';
import { Row, Rows } from '@trellis/ui/rows';
import { StateMark } from '@trellis/ui/state-mark';
import { useState, type ReactNode } from 'react';
import { Explanation } from './explanation.tsx';
import { lineDetail, LINE_STATES, whyTitle } from './line-words.ts';

export interface LinesListProps {
  readonly paged: Paged<LineListed>;
  /** What is listed, for those who hear the page: "Lines of Willow Tree Nursery". */
  readonly label: string;
  /** What stands here when there are none. */
  readonly empty: ReactNode;
  /** Whether each line says whose it is. */
  readonly withAgency?: boolean;
}

/** Lines of the ledger a page at a time. Each opens in place and says why: the section, the days and who decided. */
export function LinesList({ paged, label, empty, withAgency = false }: LinesListProps) {
  const { rows, pager, error } = paged;
  return (
    <>
      <FaultNote title="We could not load the lines" error={error} />
      {rows === undefined ? (
        error === undefined ? (
          <ProgressBar label={label} words="Loading the lines" />
        ) : null
      ) : rows.length === 0 ? (
        empty
      ) : (
        <Rows label={label}>
          {rows.map((line) => (
            <LineRow key={line.id} line={line} withAgency={withAgency} />
          ))}
        </Rows>
      )}
      {pager === undefined || (pager.previous ?? pager.next) === undefined ? null : (
        <Pager label={`Pages of ${label}`} {...pager} />
      )}
    </>
  );
}

function LineRow({ line, withAgency }: { readonly line: LineListed; readonly withAgency: boolean }) {
  const { sign, words } = LINE_STATES[line.state];
  return (
    <Row
      title={line.title}
      end={<strong className="num">{pounds(line.pence)}</strong>}
      detail={
        <StateMark state={sign} look="small">
          {words}
        </StateMark>
      }
      text={`${withAgency ? `${line.agencyName}. ` : ''}${lineDetail(line)}${line.why === undefined ? '' : `. ${line.why}`}`}
    >
      <WhyLine id={line.id} title={whyTitle(line)} about={line.title} />
    </Row>
  );
}

/** A line's explanation, fetched when it is opened. */
function WhyLine({ id, title, about }: { readonly id: string; readonly title: string; readonly about: string }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <Disclosure
      summary={
        <>
          {title}
          <span className="vh"> {about}</span>
        </>
      }
      onToggle={setOpen}
    >
      {isOpen ? <Explained id={id} about={about} /> : null}
    </Disclosure>
  );
}

function Explained({ id, about }: { readonly id: string; readonly about: string }) {
  const api = useApi();
  const link = useLink();
  const explained = useLoad(() => api.billing.line.query({ id }), [id]);
  if (explained.answer === undefined)
    return explained.state === 'failed' ? (
      <FaultNote title="We could not load why" error={explained.error} />
    ) : (
      <ProgressBar label="Why" words="Looking up the rule" />
    );
  return (
    <>
      <Explanation answer={explained.answer} />
      <p className="card__foot">
        <Link href={link(`/charges/lines/${id}`)} about={about}>
          Open this line to hold, waive, credit or dispute it
        </Link>
      </p>
    </>
  );
}
