import { expect, test } from 'vitest';
import { ruleWords } from './rule-words.ts';

const because = {
  rule: 'l3',
  pack: 'london',
  version: '1.0.0',
  intervalMonths: 36,
  cause: 'rule' as const,
  kind: 'interval' as const,
};
const asks = 'every three years';

test('a row says what the rule asks and when it was last done', () => {
  expect(ruleWords({ because, asks, heldOn: '2023-09-30' })).toBe(
    'Last done 30 September 2023. Asked for: every three years.',
  );
  expect(ruleWords({ because: { ...because, cause: 'agency' }, asks, heldOn: null })).toBe(
    'Never recorded. Asked for: every three years. The agency asks for it so.',
  );
});

test('a post without a group is not judged, and says so', () => {
  expect(ruleWords({ because: { ...because, kind: 'not-judged', intervalMonths: null }, asks: '', heldOn: null })).toBe(
    'No group is known for the post, so nothing can be judged.',
  );
});
