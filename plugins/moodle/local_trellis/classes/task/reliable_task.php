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

use local_trellis\failure;

/**
 * An ad hoc task that Moodle retries and that is never given up while the site is connected.
 *
 * @package    local_trellis
 * @copyright  2026 The Trellis authors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
abstract class reliable_task extends \core\task\adhoc_task {
    /** @var int Seconds until it is tried again once Moodle's own tries, some 34 hours of them, are used up. */
    private const PAUSE = 6 * HOURSECS;

    /**
     * Does the work.
     *
     * @throws failure when it has to be done again
     */
    abstract protected function work(): void;

    /**
     * Does the work, and lets Moodle try again when that failed.
     */
    final public function execute(): void {
        if (!\local_trellis\connection::is_active()) {
            mtrace(get_string('log:notconnected', 'local_trellis'));
            return;
        }
        try {
            $this->work();
        } catch (failure $failure) {
            // At zero Moodle keeps the row, does nothing with it and deletes it in the end.
            if ($this->get_attempts_available() > 1) {
                throw $failure;
            }
            $this->queue_again(json_decode($this->get_custom_data_as_string(), true), self::PAUSE);
            mtrace(get_string('log:later', 'local_trellis', $failure->getMessage()));
        }
    }

    /**
     * Queues a fresh task of the same kind.
     *
     * @param array $data its data
     * @param int $seconds until it runs
     */
    protected function queue_again(array $data, int $seconds = 0): void {
        $task = new static();
        $task->set_custom_data($data);
        if ($seconds > 0) {
            $task->set_next_run_time(\core\di::get(\core\clock::class)->time() + $seconds);
        }
        \core\task\manager::queue_adhoc_task($task);
    }
}
