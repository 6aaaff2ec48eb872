import type { Availability, Trainer, TrainerSettings } from '@trellis/core/trainers';

/** Somebody of the pool who trains. */
export interface TrainerTable {
  partnership_id: number;
  person_id: string;
  agency_id: string;
  is_active: boolean;
  training: Omit<Trainer, 'personId' | 'agencyId' | 'isActive'>;
  in_pool_since: string;
  /** Null: she has not said when she is free. */
  availability: Availability | null;
  last_observed_on: string | null;
}

/** That a trainer leads an event. */
export interface TrainerAssignmentTable {
  partnership_id: number;
  event_id: string;
  person_id: string;
  /** The agency that gave her then; null where nobody knows any more. */
  agency_id: string | null;
  assigned_at: string;
  overridden_why: string | null;
  /** The account or token that set a rule aside. */
  overridden_by: string | null;
}

/** What a partnership asks of its pool. */
export interface TrainerSettingsTable {
  partnership_id: number;
  settings: TrainerSettings;
}

/** The tables of this area. */
export interface TrainersTables {
  trainer: TrainerTable;
  trainer_assignment: TrainerAssignmentTable;
  trainer_settings: TrainerSettingsTable;
}
