<?php
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

namespace local_trellis\task;

use local_trellis\due;

/**
 * Once a week: forgets what Trellis said was due, so that nothing of it is kept here for longer, whatever the cache store does.
 *
 * @package    local_trellis
 * @copyright  2026 The Trellis authors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class forget_due extends \core\task\scheduled_task {
    #[\Override]
    public function get_name(): string {
        return get_string('task:forgetdue', 'local_trellis');
    }

    #[\Override]
    public function execute(): void {
        due::forget_everybody();
    }
}
