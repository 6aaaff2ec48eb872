import { defineScreens } from '@trellis/plugin/screens';
import { booking } from './booking/index.ts';
import { charges } from './charges/index.ts';
import { programme } from './programme/index.ts';

/** The screens of course booking. */
export const screens = defineScreens({ ...booking, ...programme, ...charges });
