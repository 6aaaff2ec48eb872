import { hoursInWords } from '@trellis/core';
import type { Certificate as Stated } from '@trellis/core/evidence';
import { useApi, useLink, useLoad, useServices, useSession } from '@trellis/plugin/screens';
import { Button } from '@trellis/ui/button';
import { Card } from '@trellis/ui/card';
import { Disclosure } from '@trellis/ui/disclosure';
import { Facts } from '@trellis/ui/facts';
import { FaultNote } from '@trellis/ui/fault-note';
import { Stack } from '@trellis/ui/layout';
import { longDate } from '@trellis/ui/long-date';
import { PageHead } from '@trellis/ui/page-head';
import { ProgressBar } from '@trellis/ui/progress-bar';
import { saveAs } from '@trellis/ui/save-as';

/** The certificate of one completion: to print, and to take along as a signed file. */
export function Certificate() {
  const api = useApi();
  const link = useLink();
  const id = useServices().parameters['id'] ?? '';
  const mine = useSession().personId !== undefined;
  const loading = useLoad(() => api.evidence.certificate.query({ id: id as Stated['id'] }), [id]);
  const back = mine ? { href: link('/my-learning'), label: 'My learning' } : undefined;
  if (loading.answer === undefined)
    return loading.state === 'failed' ? (
      <>
        <PageHead title="There is no certificate to show" back={back} />
        <FaultNote title="What went wrong" error={loading.error} />
      </>
    ) : (
      <ProgressBar label="The certificate" words="Opening the certificate" />
    );
  const { certificate, issuer, file } = loading.answer;
  return (
    <>
      <PageHead
        back={back}
        title={`${certificate.learner} completed ${certificate.course.title}`}
        lead={`Attended, and completed satisfactorily, on ${longDate(certificate.achievedOn)}.`}
        actions={
          <>
            <Button kind="main" icon="print" onPress={() => window.print()}>
              Print
            </Button>
            <Button
              icon="down"
              onPress={() => saveAs(new Blob([file.content], { type: 'application/jwt' }), file.fileName)}
            >
              Take along as a signed file
            </Button>
          </>
        }
      />
      <Stack gap="wide">
        <Card>
          <Facts wide items={factsOf(certificate, issuer)} />
        </Card>
        <Disclosure summary="How somebody checks it">
          <p>
            The file is an Open Badges credential that nobody can change without it showing. A learning passport reads
            it; whoever is given it can check it with the keys of this service at {window.location.origin}
            /certificates/keys. It states what stood on record when it was made.
          </p>
        </Disclosure>
      </Stack>
    </>
  );
}

function factsOf({ course, hours, participatoryHours, holds, signedOffBy, achievedOn }: Stated, issuer: string) {
  return [
    {
      term: 'Course',
      detail: course.version === undefined ? course.title : `${course.title}, version ${course.version}`,
    },
    { term: 'Completed', detail: longDate(achievedOn) },
    ...(hours === undefined ? [] : [{ term: 'Hours', detail: hoursInWords(hours, participatoryHours) }]),
    {
      term: 'Counted for',
      detail:
        holds.length === 0 ? (
          'Nothing that anybody is asked for'
        ) : (
          <ul>
            {holds.map((each) => (
              <li key={each.id}>{each.title}</li>
            ))}
          </ul>
        ),
    },
    ...(signedOffBy === undefined ? [] : [{ term: 'Signed off by', detail: signedOffBy }]),
    { term: 'Issued by', detail: issuer },
  ];
}
