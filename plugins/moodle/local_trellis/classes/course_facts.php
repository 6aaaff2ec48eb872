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
 * What rows of course_completions say, and courses as Trellis knows them.
 *
 * @package    local_trellis
 * @copyright  2026 The Trellis authors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class course_facts {
    /**
     * Completions of courses.
     *
     * @param int[] $ids
     * @return array[] by the rows' ids
     */
    public static function read(array $ids): array {
        global $DB;
        $rows = [];
        foreach ($DB->get_records_list('course_completions', 'id', $ids) as $id => $row) {
            $course = self::course((int) $row->course);
            if ($row->timecompleted && $course !== null) {
                $at = (int) $row->timecompleted;
                $rows[$id] = ['userid' => (int) $row->userid, 'at' => $at, 'course' => $course, 'state' => 'complete'];
            }
        }
        return $rows;
    }

    /**
     * A course as Trellis knows it.
     *
     * @param int $courseid
     * @return array|null null if it is gone
     */
    public static function course(int $courseid): ?array {
        try {
            $course = get_course($courseid);
        } catch (\dml_missing_record_exception $exception) {
            return null;
        }
        $options = ['context' => \core\context\course::instance($courseid), 'escape' => false];
        return array_filter([
            'id' => (string) $courseid,
            'idNumber' => trim($course->idnumber),
            'shortName' => format_string($course->shortname, true, $options),
            'title' => format_string($course->fullname, true, $options),
        ], fn(string $value): bool => $value !== '');
    }
}
