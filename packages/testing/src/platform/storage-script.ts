/**
 * The script of a page that keeps what a tool in one of its frames puts into it, under the tool's own origin.
 *
 * @source LTI Platform Storage 1.0 (client side postMessages), sections 2 and 3
 */
export const storageScript = `
const kept = new Map();
addEventListener('message', ({ data, origin, source }) => {
  if (typeof data !== 'object' || data === null) return;
  const { subject, message_id, key, value } = data;
  const answer = (more) => source.postMessage({ subject: subject + '.response', message_id, ...more }, origin);
  const name = origin + ' ' + key;
  if (subject === 'lti.capabilities')
    answer({ supported_messages: [{ subject: 'lti.put_data' }, { subject: 'lti.get_data' }, { subject: 'lti.capabilities' }] });
  if (subject === 'lti.put_data') {
    if (value === null || value === undefined) kept.delete(name);
    else kept.set(name, value);
    answer({ key, value });
  }
  if (subject === 'lti.get_data') answer({ key, value: kept.get(name) });
});
`;
