import { expect, test } from 'vitest';
import { checkScreens, defineScreens } from './define-screens.ts';

const screens = defineScreens({ 'my-learning': () => null, 'my-agency': () => null });

test('two doors that name the same screens agree', () => {
  expect(checkScreens([{ id: 'my-agency' }, { id: 'my-learning' }], screens)).toEqual([]);
});

test('a screen that only one door has is told', () => {
  expect(checkScreens([{ id: 'my-learning' }, { id: 'my-team' }], screens)).toEqual([
    'the screen "my-team" is named but ./screens does not define it',
    './screens defines "my-agency", which is not named',
  ]);
});
