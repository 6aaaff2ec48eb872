import type { EventShown, TrainerShown } from '@trellis/core/events';
import { Button } from '@trellis/ui/button';
import { Card } from '@trellis/ui/card';
import { Stack } from '@trellis/ui/layout';
import { Row, Rows } from '@trellis/ui/rows';
import { useState } from 'react';
import { ChooseTrainers } from './choose-trainers.tsx';
import { DeskDelivery } from './desk-delivery.tsx';
import { StandIn } from './stand-in.tsx';
import { listed } from '@trellis/ui/plural-words';

export interface DeskTrainersProps {
  readonly shown: EventShown;
  /** Rises with every change of the date. */
  readonly round: number;
  /** Whether anything can still be changed. */
  readonly isOpen: boolean;
  readonly onChanged: (words: string) => void;
}

/** Who leads a date, and the ways to find trainers and stand-ins. */
export function DeskTrainers({ shown, round, isOpen, onChanged }: DeskTrainersProps) {
  const { event, trainers } = shown;
  const [isChoosing, setChoosing] = useState(false);
  const [insteadOf, setInsteadOf] = useState<TrainerShown>();
  return (
    <Card title="Trainers">
      <Stack>
        {trainers.length === 0 ? <p>Nobody leads it yet.</p> : null}
        <Rows>
          {trainers.map((trainer) => (
            <Row
              key={trainer.personId}
              title={trainer.name}
              detail={[trainer.jobRole, trainer.agencyName].filter(Boolean).join(', ')}
              text={trainer.overriddenWhy === undefined ? undefined : `A rule was set aside: ${trainer.overriddenWhy}`}
              end={
                isOpen ? (
                  <Button small about={`instead of ${trainer.name}`} onPress={() => setInsteadOf(trainer)}>
                    Find a stand-in
                  </Button>
                ) : undefined
              }
            />
          ))}
        </Rows>
        {isOpen ? (
          <Button wide onPress={() => setChoosing(true)}>
            Choose trainers
          </Button>
        ) : null}
        {event.state === 'draft' || event.state === 'published' ? (
          <DeskDelivery shown={shown} round={round} isOpen={isOpen} onChanged={onChanged} />
        ) : null}
      </Stack>
      {isChoosing ? (
        <ChooseTrainers
          eventId={event.id}
          already={trainers}
          onClose={() => setChoosing(false)}
          onAssigned={(names) => {
            setChoosing(false);
            onChanged(`${listed(names)} ${names.length === 1 ? 'leads' : 'lead'} it.`);
          }}
        />
      ) : null}
      {insteadOf === undefined ? null : (
        <StandIn
          eventId={event.id}
          insteadOf={insteadOf}
          onClose={() => setInsteadOf(undefined)}
          onChanged={(words) => {
            setInsteadOf(undefined);
            onChanged(words);
          }}
        />
      )}
    </Card>
  );
}
