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
 * What rows of course_modules_completion say.
 *
 * @package    local_trellis
 * @copyright  2026 The Trellis authors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class activity_facts {
    /**
     * Completions of activities, except those of Trellis itself, which knows them already.
     *
     * @param int[] $ids
     * @return array[] by the rows' ids
     */
    public static function read(array $ids): array {
        global $DB;
        $rows = [];
        foreach ($DB->get_records_list('course_modules_completion', 'id', $ids) as $id => $row) {
            $module = self::activity((int) $row->coursemoduleid);
            if ($module !== null) {
                $rows[$id] = $module + [
                    'userid' => (int) $row->userid,
                    'at' => (int) $row->timemodified,
                    'state' => match ((int) $row->completionstate) {
                        COMPLETION_COMPLETE, COMPLETION_COMPLETE_PASS => 'complete',
                        COMPLETION_COMPLETE_FAIL, COMPLETION_COMPLETE_FAIL_HIDDEN => 'failed',
                        default => 'incomplete',
                    },
                ];
            }
        }
        return $rows;
    }

    /**
     * An activity and its course.
     *
     * @param int $cmid
     * @return array|null null if it is gone or one of Trellis
     */
    private static function activity(int $cmid): ?array {
        global $CFG, $DB;
        require_once($CFG->libdir . '/completionlib.php');
        $cm = get_coursemodule_from_id('', $cmid);
        $course = $cm ? course_facts::course((int) $cm->course) : null;
        if ($course === null) {
            return null;
        }
        if ($cm->modname === 'lti') {
            $lti = $DB->get_record('lti', ['id' => $cm->instance]);
            if ($lti && lti_tool::is_ours($lti)) {
                return null;
            }
        }
        $options = ['context' => \core\context\module::instance($cmid), 'escape' => false];
        return ['course' => $course, 'activity' => array_filter([
            'id' => (string) $cmid,
            'idNumber' => trim((string) $cm->idnumber),
            'title' => format_string($cm->name, true, $options),
            'module' => $cm->modname,
        ], fn(string $value): bool => $value !== '')];
    }
}
