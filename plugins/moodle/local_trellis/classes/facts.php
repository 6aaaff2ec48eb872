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
 * Turns rows of Moodle into the events that Trellis takes.
 *
 * @package    local_trellis
 * @copyright  2026 The Trellis authors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class facts {
    /** @var string A row of course_completions. */
    public const COURSE = 'course-completed';
    /** @var string A row of course_modules_completion. */
    public const ACTIVITY = 'activity-completed';
    /** @var string A row of competency_evidence that carries a rating. */
    public const COMPETENCY = 'competency-rated';

    /** @var string The name space of the ids that are made from what they stand for. */
    private const NAMESPACE = '5b7d7a4c-3c0e-5c39-9d4e-2d6a2d1f6b11';

    /**
     * The events of some rows. A row that is gone, or that says nothing Trellis could use, gives none.
     *
     * @param string $kind one of the constants
     * @param int[] $ids of the rows
     * @param string|null $uuid the event's id where there is one row; without it the id is made from what the event says
     * @return array[] by the rows' ids, in the order of the ids given
     */
    public static function events(string $kind, array $ids, ?string $uuid = null): array {
        $rows = match ($kind) {
            self::COURSE => self::course_rows($ids),
            self::ACTIVITY => self::activity_rows($ids),
            self::COMPETENCY => self::competency_rows($ids),
        };
        $people = new people(array_column($rows, 'userid'));
        $events = [];
        foreach ($rows as $id => $row) {
            $event = ['kind' => $kind, 'occurredAt' => self::instant($row['at']), 'person' => $people->person($row['userid'])];
            $event += array_filter([
                'course' => $row['course'] ?? null,
                'activity' => $row['activity'] ?? null,
                'competency' => $row['competency'] ?? null,
            ]);
            $event['state'] = $row['state'];
            if ($row['state'] === 'complete') {
                $event['completedAt'] = self::instant($row['at']);
            }
            if (isset($row['grade'])) {
                $event['grade'] = $row['grade'];
            }
            $name = implode(':', [connection::get('connectionid'), $kind, $id, $row['at'], $row['state']]);
            $events[$id] = ['id' => $uuid ?? self::uuid($name)] + $event;
        }
        return $events;
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

    /**
     * Completions of courses.
     *
     * @param int[] $ids
     * @return array[]
     */
    private static function course_rows(array $ids): array {
        global $DB;
        $rows = [];
        foreach (self::in_order($DB->get_records_list('course_completions', 'id', $ids), $ids) as $id => $row) {
            $course = self::course((int) $row->course);
            if ($row->timecompleted && $course !== null) {
                $at = (int) $row->timecompleted;
                $rows[$id] = ['userid' => (int) $row->userid, 'at' => $at, 'course' => $course, 'state' => 'complete'];
            }
        }
        return $rows;
    }

    /**
     * Completions of activities, except those of Trellis itself, which knows them already.
     *
     * @param int[] $ids
     * @return array[]
     */
    private static function activity_rows(array $ids): array {
        global $DB;
        $rows = [];
        foreach (self::in_order($DB->get_records_list('course_modules_completion', 'id', $ids), $ids) as $id => $row) {
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
        $course = $cm ? self::course((int) $cm->course) : null;
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

    /**
     * Ratings of competencies. An automatic rating that changed nothing, because there was one already, is none.
     *
     * @param int[] $ids
     * @return array[]
     */
    private static function competency_rows(array $ids): array {
        global $DB;
        [$insql, $params] = $DB->get_in_or_equal($ids ?: [0]);
        $sql = "SELECT e.id, e.action, e.grade, e.contextid, e.timecreated, uc.userid, uc.competencyid, uc.grade AS standing
                  FROM {competency_evidence} e
                  JOIN {competency_usercomp} uc ON uc.id = e.usercompetencyid
                 WHERE e.id {$insql}";
        $rows = [];
        foreach (self::in_order($DB->get_records_sql($sql, $params), $ids) as $id => $row) {
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
                'course' => $coursecontext ? self::course((int) $coursecontext->instanceid) : null,
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

    /**
     * Rows in the order in which their ids were given.
     *
     * @param \stdClass[] $rows by id
     * @param int[] $ids
     * @return \stdClass[]
     */
    private static function in_order(array $rows, array $ids): array {
        return array_replace(array_intersect_key(array_flip($ids), $rows), $rows);
    }

    /**
     * A moment as RFC 3339 in UTC.
     *
     * @param int $time
     * @return string
     */
    private static function instant(int $time): string {
        return gmdate('Y-m-d\TH:i:s\Z', $time);
    }

    /**
     * The UUID (version 5) of a name: the same fact sent again has the same id.
     *
     * @param string $name
     * @return string
     */
    private static function uuid(string $name): string {
        $hash = sha1(hex2bin(str_replace('-', '', self::NAMESPACE)) . $name);
        $variant = dechex((hexdec($hash[16]) & 0x3) | 0x8);
        return sprintf(
            '%s-%s-5%s-%s%s-%s',
            substr($hash, 0, 8),
            substr($hash, 8, 4),
            substr($hash, 13, 3),
            $variant,
            substr($hash, 17, 3),
            substr($hash, 20, 12)
        );
    }
}
