import type { Trainer } from '@trellis/core/trainers';

/** Somebody of the pool who trains. */
export interface TrainerTable {
  partnership_id: number;
  person_id: string;
  agency_id: string;
  is_active: boolean;
  training: Omit<Trainer, 'personId' | 'agencyId' | 'isActive'>;
}

/** That a trainer leads an event. */
export interface TrainerAssignmentTable {
  partnership_id: number;
  event_id: string;
  person_id: string;
  assigned_at: string;
  overridden_why: string | null;
  /** The account or token that set a rule aside. */
  overridden_by: string | null;
}

/** The tables of this area. */
export interface TrainersTables {
  trainer: TrainerTable;
  trainer_assignment: TrainerAssignmentTable;
}
