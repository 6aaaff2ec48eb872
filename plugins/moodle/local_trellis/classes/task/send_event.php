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

use local_trellis\facts;
use local_trellis\sender;

/**
 * Sends one thing that happened. The row that says so is read when the task runs, so the task itself names nobody.
 *
 * @package    local_trellis
 * @copyright  2026 The Trellis authors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class send_event extends reliable_task {
    /**
     * Queues one.
     *
     * @param string $kind of facts
     * @param int $row id of the row that says what happened
     */
    public static function queue(string $kind, int $row): void {
        $task = new self();
        $task->set_custom_data(['kind' => $kind, 'row' => $row, 'uuid' => \core\uuid::generate()]);
        \core\task\manager::queue_adhoc_task($task);
    }

    #[\Override]
    public function get_name(): string {
        return get_string('task:send', 'local_trellis');
    }

    #[\Override]
    protected function work(): void {
        $data = $this->get_custom_data();
        $events = facts::events($data->kind, [(int) $data->row], $data->uuid);
        if ($events === []) {
            mtrace(get_string('log:nothing', 'local_trellis', $data->kind));
            return;
        }
        (new sender())->send($events);
    }
}
