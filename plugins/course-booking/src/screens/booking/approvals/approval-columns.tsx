import type { ApprovalShown } from '@trellis/core/bookings';
import { Button, ButtonRow, TextButton } from '@trellis/ui/button';
import { Checkbox } from '@trellis/ui/checkbox-group';
import { Stack } from '@trellis/ui/layout';
import { longDate } from '@trellis/ui/long-date';
import { sittingLine } from '@trellis/ui/sitting';
import { StateMark } from '@trellis/ui/state-mark';
import type { Column } from '@trellis/ui/table';
import { answerByWords } from '../approval-words.ts';
import { lengthAndPlace } from '../event-words.ts';
import { freeUntilLine, lateLine, priceLine } from '../price-words.ts';

export interface ApprovalColumnsProps {
  readonly todayOn: string;
  readonly chosen: ReadonlySet<string>;
  readonly onChoose: (bookingId: string, isChosen: boolean) => void;
  readonly onApprove: (row: ApprovalShown) => void;
  readonly onRefuse: (row: ApprovalShown) => void;
  readonly onAttest: (row: ApprovalShown) => void;
}

/** The columns of requests: whom to choose, who asks for what, what it costs, what should come before it, and the answers. */
export function approvalColumns(props: ApprovalColumnsProps, timeZone: string): readonly Column<ApprovalShown>[] {
  const { todayOn, chosen, onChoose, onApprove, onRefuse, onAttest } = props;
  return [
    {
      key: 'person',
      header: 'Who asks',
      heading: true,
      unbroken: true,
      cell: (row) => (
        <Checkbox
          label={row.personName}
          detail={row.jobTitle}
          checked={chosen.has(row.booking.id)}
          onChange={(isChosen) => onChoose(row.booking.id, isChosen)}
        />
      ),
    },
    {
      key: 'course',
      header: 'For what',
      cell: ({ course, event, booking }) => (
        <>
          {course.title}
          <small>
            {sittingLine(event.sessions, timeZone)}. {lengthAndPlace(event)}
          </small>
          <small>{answerByWords(booking.approval, todayOn)}</small>
        </>
      ),
    },
    {
      key: 'price',
      header: 'Price',
      cell: ({ quote, lateQuote, noPriceBecause, agencyName }) =>
        quote === undefined ? (
          priceLine(quote, agencyName, noPriceBecause)
        ) : (
          <>
            {priceLine(quote, agencyName)}
            <small>
              {freeUntilLine(quote, todayOn)}. {lateQuote === undefined ? null : lateLine(lateQuote.totalPence)}
            </small>
          </>
        ),
    },
    {
      key: 'before',
      header: 'Comes before it',
      cell: (row) => <Before row={row} onAttest={onAttest} />,
    },
    {
      key: 'answer',
      header: 'Answer',
      quiet: true,
      cell: (row) => (
        <ButtonRow>
          <Button small about={`${row.personName} for ${row.course.title}`} onPress={() => onApprove(row)}>
            Approve
          </Button>
          <TextButton about={`${row.personName} for ${row.course.title}`} onPress={() => onRefuse(row)}>
            Refuse
          </TextButton>
        </ButtonRow>
      ),
    },
  ];
}

function Before({
  row,
  onAttest,
}: {
  readonly row: ApprovalShown;
  readonly onAttest: ApprovalColumnsProps['onAttest'];
}) {
  const { prerequisite, booking, personName } = row;
  if (booking.attestation !== undefined)
    return (
      <>
        {booking.attestation.title}
        <small>Attested for {longDate(booking.attestation.achievedOn)}</small>
      </>
    );
  if (prerequisite.state !== 'missing') return prerequisite.state === 'held' ? 'On record' : '';
  return (
    <Stack>
      <div>
        <StateMark state="due-soon" look="small">
          Not on record
        </StateMark>
        <small>{prerequisite.duty}</small>
      </div>
      <ButtonRow>
        <Button small about={`for ${personName}`} onPress={() => onAttest(row)}>
          Say when it was done
        </Button>
      </ButtonRow>
    </Stack>
  );
}
