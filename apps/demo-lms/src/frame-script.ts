/**
 * Lets the tool say how tall it is, as many LMSs do; only its own frame is listened to.
 *
 * @source Canvas and others: `lti.frameResize`
 */
export const frameScript = `
const frame = document.querySelector('iframe')
addEventListener('message', ({ data, source, origin }) => {
  if (!frame || source !== frame.contentWindow || origin !== frame.dataset.tool) return
  const message = typeof data === 'string' ? (() => { try { return JSON.parse(data) } catch { return undefined } })() : data
  if (message?.subject !== 'lti.frameResize' || !(message.height >= 100 && message.height <= 20000)) return
  frame.style.height = message.height + 'px'
})
`;
