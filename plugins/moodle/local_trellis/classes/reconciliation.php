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

namespace local_trellis;

/**
 * Compares, course by course, what Moodle and Trellis know of course completions, by count and checksum.
 *
 * @package    local_trellis
 * @copyright  2026 The Trellis authors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class reconciliation {
    /** @var int How many courses one call may carry. */
    private const COURSES = 500;
    /** @var int A course that was sent whole and has not changed since is sent again after this time only. */
    private const SAME_AGAIN = WEEKSECS;

    /**
     * Compares all courses and queues a resending of each that Trellis asks for.
     *
     * @return int how many courses were queued
     * @throws failure
     */
    public function run(): int {
        $queued = 0;
        $client = new client();
        $batch = [];
        foreach ($this->summaries() as $summary) {
            $batch[] = $summary;
            if (count($batch) === self::COURSES) {
                $queued += $this->compare($client, $batch);
                $batch = [];
            }
        }
        return $queued + ($batch === [] ? 0 : $this->compare($client, $batch));
    }

    /**
     * Remembers that a course was sent whole.
     *
     * Trellis may still differ: it keeps what Moodle has deleted, and refuses what it cannot use.
     *
     * @param int $courseid 0 for all courses
     */
    public static function note_resent(int $courseid): void {
        global $DB;
        foreach ((new self())->summaries($courseid) as $summary) {
            $DB->delete_records('local_trellis_resent', ['courseid' => (int) $summary['id']]);
            $DB->insert_record('local_trellis_resent', (object) [
                'courseid' => (int) $summary['id'],
                'checksum' => $summary['checksum'],
                'timecreated' => \core\di::get(\core\clock::class)->time(),
            ]);
        }
    }

    /**
     * Count and checksum of each course that somebody has completed, whether or not she is still there.
     *
     * @param int $courseid 0 for all courses
     * @return \Generator<int, array>
     */
    public function summaries(int $courseid = 0): \Generator {
        global $DB;
        $where = 'timecompleted IS NOT NULL' . ($courseid === 0 ? '' : ' AND course = :course');
        $params = $courseid === 0 ? [] : ['course' => $courseid];
        $rows = $DB->get_recordset_select('course_completions', $where, $params, 'course', 'id, course, userid, timecompleted');
        $current = 0;
        $lines = [];
        foreach ($rows as $row) {
            if ((int) $row->course !== $current && $lines !== []) {
                yield from self::summary($current, $lines);
                $lines = [];
            }
            $current = (int) $row->course;
            $lines[] = "{$row->userid}:{$row->timecompleted}";
        }
        $rows->close();
        if ($lines !== []) {
            yield from self::summary($current, $lines);
        }
    }

    /**
     * Asks Trellis about some courses.
     *
     * @param client $client
     * @param array[] $summaries
     * @return int how many were queued
     * @throws failure
     */
    private function compare(client $client, array $summaries): int {
        $answer = $client->call('/lms/reconcile', ['courses' => $summaries]);
        $wanted = is_array($answer['resend'] ?? null) ? $answer['resend'] : throw new failure('answer');
        $queued = 0;
        foreach ($summaries as $summary) {
            if (in_array($summary['id'], array_map('strval', $wanted), true) && !self::was_just_sent($summary)) {
                task\resend::queue(facts::COURSE, (int) $summary['id']);
                $queued++;
            }
        }
        return $queued;
    }

    /**
     * Whether the course as it is now was sent whole a short time ago, so that sending it again would change nothing.
     *
     * @param array $summary
     * @return bool
     */
    private static function was_just_sent(array $summary): bool {
        global $DB;
        $after = \core\di::get(\core\clock::class)->time() - self::SAME_AGAIN;
        return $DB->record_exists_select(
            'local_trellis_resent',
            'courseid = :courseid AND checksum = :checksum AND timecreated > :after',
            ['courseid' => (int) $summary['id'], 'checksum' => $summary['checksum'], 'after' => $after]
        );
    }

    /**
     * The summary of one course; none if the course is gone.
     *
     * @param int $courseid
     * @param string[] $lines one per completion
     * @return \Generator<int, array>
     */
    private static function summary(int $courseid, array $lines): \Generator {
        $course = course_facts::course($courseid);
        if ($course !== null) {
            sort($lines, SORT_STRING);
            yield $course + ['count' => count($lines), 'checksum' => hash('sha256', implode("\n", $lines))];
        }
    }
}
