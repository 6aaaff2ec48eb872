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
 * Fills a block. Whatever goes wrong, it says that Trellis cannot be reached: the page itself is not at fault.
 *
 * @param {string} id of the block's frame
 * @param {string} url where what is due can be seen in Trellis
 */
export const init = async(id, url) => {
    const frame = document.getElementById(id);
    if (frame === null) {
        return;
    }
    const answer = await ask(url);
    const rows = answer.rows.map((row) => ({...row, [row.state.replace('-', '')]: true}));
    const {html, js} = await Templates.renderForPromise('block_trellis/due', {...answer, rows, [`is${answer.state}`]: true});
    Templates.replaceNodeContents(frame.querySelector('[data-region="content"]'), html, js);
    frame.querySelector('[data-region="status"]').textContent = '';
    frame.setAttribute('aria-busy', 'false');
};

/**
 * What is due, or that it cannot be said.
 *
 * @param {string} url where what is due can be seen in Trellis
 * @returns {Promise<object>}
 */
const ask = async(url) => {
    try {
        return await Ajax.call([{methodname: 'local_trellis_get_due', args: {}}])[0];
    } catch {
        return {state: 'unreachable', rows: [], url};
    }
};
