// This file is part of Moodle - https://moodle.org/
//
// Moodle is free software: you can redistribute it and/or modify
// it under the terms of the GNU General Public License as published by
// the Free Software Foundation, either version 3 of the License, or
// (at your option) any later version.
//
// Moodle is distributed in the hope that it will be useful,
// but WITHOUT ANY WARRANTY; without even the implied warranty of
// MERCHANTABILITY or FITNESS FOR A PARTICULAR PURPOSE.  See the
// GNU General Public License for more details.
//
// You should have received a copy of the GNU General Public License
// along with Moodle.  If not, see <https://www.gnu.org/licenses/>.

/**
 * Asks what is due for the person who looks and shows it in the block.
 *
 * @module     block_trellis/due
 * @copyright  2026 The Trellis authors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */

import Ajax from 'core/ajax';
import Templates from 'core/templates';

/**
 * Fills a block, and says to those who cannot see it what came. Whatever goes wrong, the block says so: the page itself is not at fault.
 *
 * @param {string} id of the block's frame
 * @param {string} url where what is due can be seen in Trellis
 */
export const init = async(id, url) => {
    const frame = document.getElementById(id);
    if (frame === null) {
        return;
    }
    const content = frame.querySelector('[data-region="content"]');
    let shown = content;
    try {
        const answer = await ask(url);
        const rows = answer.rows.map((row) => ({...row, [row.state.replace('-', '')]: true}));
        const context = {...answer, rows, [`is${answer.state}`]: true};
        const {html, js} = await Templates.renderForPromise('block_trellis/due', context);
        Templates.replaceNodeContents(content, html, js);
    } catch {
        content.hidden = true;
        shown = frame.querySelector('[data-region="fallback"]');
        shown.hidden = false;
    }
    // First of all, as nothing is announced of what is busy.
    frame.setAttribute('aria-busy', 'false');
    frame.querySelector('[data-region="status"]').textContent = shown.querySelector('[data-region="said"]').textContent;
};

/**
 * What is due, or why it cannot be said.
 *
 * @param {string} url where what is due can be seen in Trellis
 * @returns {Promise<object>}
 */
const ask = async(url) => {
    try {
        return await Ajax.call([{methodname: 'local_trellis_get_due', args: {}}])[0];
    } catch (error) {
        // What has a code was said by Moodle, for instance that the session has ended: Trellis was not asked at all.
        return error?.errorcode
            ? {state: 'refused', said: error.message, rows: [], url}
            : {state: 'unreachable', rows: [], url};
    }
};
