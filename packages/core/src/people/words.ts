import { z } from 'zod';

/** An audience group's id as a post carries it; whether a pack knows it is checked where packs are at hand. */
export const AudienceText = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9-]*$/, 'is not the id of a group');

/** A flag as a post carries it: `named-lead`. */
export const FlagText = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be a word like named-lead');
