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
use local_trellis\failure;
use local_trellis\reconciliation;
use local_trellis\sender;

/**
 * Sends everything of one kind again, of one course or of the site, in batches and from where it stopped.
 *
 * @package    local_trellis
 * @copyright  2026 The Trellis authors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class resend extends reliable_task {
    /** @var int Seconds after which it lets other tasks run and goes on in a new one. */
    private const SECONDS = 60;

    /**
     * Queues one, unless one of the same kind and course is under way.
     *
     * @param string $kind of facts
     * @param int $courseid 0 for the whole site
     */
    public static function queue(string $kind, int $courseid = 0): void {
        foreach (\core\task\manager::get_adhoc_tasks(self::class) as $task) {
            $data = $task->get_custom_data();
            if ($data->kind === $kind && (int) $data->course === $courseid) {
                return;
            }
        }
        (new self())->queue_again(['kind' => $kind, 'course' => $courseid, 'after' => 0]);
    }

    #[\Override]
    public function get_name(): string {
        return get_string('task:resend', 'local_trellis');
    }

    #[\Override]
    protected function work(): void {
        $data = json_decode($this->get_custom_data_as_string(), true);
        ['kind' => $kind, 'course' => $courseid, 'after' => $after] = $data;
        $until = time() + self::SECONDS;
        $sender = new sender();
        while ($ids = self::next($kind, (int) $courseid, (int) $after)) {
            try {
                $sender->send(facts::events($kind, $ids));
            } catch (failure $failure) {
                if ($after === $data['after']) {
                    throw $failure;
                }
                // What arrived need not go again.
                $this->queue_again(['after' => $after] + $data, MINSECS);
                mtrace(get_string('log:later', 'local_trellis', $failure->getMessage()));
                return;
            }
            $after = end($ids);
            if (time() >= $until) {
                $this->queue_again(['after' => $after] + $data);
                return;
            }
        }
        if ($kind === facts::COURSE) {
            reconciliation::note_resent((int) $courseid);
        }
    }

    /**
     * The next rows to send.
     *
     * @param string $kind
     * @param int $courseid
     * @param int $after the last row sent
     * @return int[]
     */
    private static function next(string $kind, int $courseid, int $after): array {
        global $DB;
        [$table, $where] = match ($kind) {
            facts::COURSE => ['course_completions', 'timecompleted IS NOT NULL'],
            facts::ACTIVITY => ['course_modules_completion', 'completionstate <> 0'],
            facts::COMPETENCY => ['competency_evidence', 'action <> 0'],
        };
        if ($courseid !== 0) {
            $where .= ' AND course = :course';
        }
        $params = ['after' => $after, 'course' => $courseid];
        $ids = $DB->get_records_select($table, "id > :after AND {$where}", $params, 'id', 'id', 0, sender::BATCH);
        return array_map('intval', array_keys($ids));
    }
}
