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

use local_trellis\client;
use local_trellis\due;

/**
 * Asks Trellis to erase what came through this site about one person.
 *
 * @package    local_trellis
 * @copyright  2026 The Trellis authors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class erase_person extends reliable_task {
    /**
     * Queues one, unless one waits already.
     *
     * @param int $userid
     */
    public static function queue(int $userid): void {
        $task = new self();
        $task->set_custom_data(['userid' => $userid]);
        \core\task\manager::queue_adhoc_task($task, true);
    }

    #[\Override]
    public function get_name(): string {
        return get_string('task:erase', 'local_trellis');
    }

    #[\Override]
    protected function work(): void {
        $userid = (int) $this->get_custom_data()->userid;
        try {
            $answer = (new client())->call('/lms/privacy/erase', ['userId' => (string) $userid]);
        } finally {
            // Whoever looked at the dashboard since the request has it kept here again.
            due::forget($userid);
        }
        mtrace(get_string('log:erased', 'local_trellis', (int) ($answer['erased']['facts'] ?? 0)));
    }
}
