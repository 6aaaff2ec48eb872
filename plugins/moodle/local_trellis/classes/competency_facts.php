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

use core_competency\competency;
use core_competency\evidence;

/**
 * What rows of competency_evidence say.
 *
 * @package    local_trellis
 * @copyright  2026 The Trellis authors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class competency_facts {
    /**
     * Ratings of competencies. An automatic rating that changed nothing, because there was one already, is none.
     *
     * @param int[] $ids
     * @return array[] by the rows' ids
     */
    public static function read(array $ids): array {
        global $DB;
        [$insql, $params] = $DB->get_in_or_equal($ids ?: [0]);
        $sql = "SELECT e.id, e.action, e.grade, e.contextid, e.timecreated, uc.userid, uc.competencyid, uc.grade AS standing
                  FROM {competency_evidence} e
                  JOIN {competency_usercomp} uc ON uc.id = e.usercompetencyid
                 WHERE e.id {$insql}";
        $rows = [];
        foreach ($DB->get_records_sql($sql, $params) as $id => $row) {
            $competency = competency::get_record(['id' => $row->competencyid]);
            if ((int) $row->action === evidence::ACTION_LOG || !$competency) {
                continue;
            }
            $context = \core\context::instance_by_id($row->contextid, IGNORE_MISSING);
            $coursecontext = $context ? $context->get_course_context(false) : false;
            $standing = $coursecontext ? $DB->get_field('competency_usercompcourse', 'grade', [
                'userid' => $row->userid,
                'courseid' => $coursecontext->instanceid,
                'competencyid' => $row->competencyid,
            ]) : $row->standing;
            if ((int) $row->action === evidence::ACTION_COMPLETE && (int) $standing !== (int) $row->grade) {
                continue;
            }
            $grade = $row->grade === null ? null : (int) $row->grade;
            $isproficient = $grade !== null && $competency->get_proficiency_of_grade($grade);
            $rows[$id] = [
                'userid' => (int) $row->userid,
                'at' => (int) $row->timecreated,
                'course' => $coursecontext ? course_facts::course((int) $coursecontext->instanceid) : null,
                'competency' => self::competency($competency),
                'state' => $isproficient ? 'complete' : 'incomplete',
                'grade' => $grade === null ? null : self::plain($competency->get_scale()->get_nearest_item($grade)),
            ];
        }
        return $rows;
    }

    /**
     * A competency as Trellis knows it.
     *
     * @param competency $competency
     * @return array
     */
    private static function competency(competency $competency): array {
        return array_filter([
            'id' => (string) $competency->get('id'),
            'idNumber' => trim((string) $competency->get('idnumber')),
            'shortName' => self::plain((string) $competency->get('shortname')),
            'framework' => self::plain((string) $competency->get_framework()->get('shortname')),
        ], fn(string $value): bool => $value !== '');
    }

    /**
     * A name as it is shown, as plain text.
     *
     * @param string $text
     * @return string
     */
    private static function plain(string $text): string {
        return format_string($text, true, ['context' => \core\context\system::instance(), 'escape' => false]);
    }
}
