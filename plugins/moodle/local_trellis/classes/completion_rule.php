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

use grade_item;

/**
 * Makes a new activity of Trellis complete by its grade.
 *
 * Deep linking sets no completion, and without it no score completes anything.
 *
 * @package    local_trellis
 * @copyright  2026 The Trellis authors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class completion_rule {
    /**
     * Sets "passing grade" as the condition and the highest grade as the pass mark, where nobody has chosen anything.
     *
     * @param int $cmid the new course module
     * @return bool whether it was set
     */
    public static function apply(int $cmid): bool {
        global $CFG, $DB;
        require_once($CFG->libdir . '/completionlib.php');
        require_once($CFG->libdir . '/gradelib.php');
        $cm = get_coursemodule_from_id('lti', $cmid);
        $lti = $cm ? $DB->get_record('lti', ['id' => $cm->instance]) : false;
        if (!$lti || !lti_tool::is_ours($lti) || (int) $cm->completion !== COMPLETION_TRACKING_NONE) {
            return false;
        }
        $course = get_course($cm->course);
        $item = grade_item::fetch([
            'courseid' => $course->id,
            'itemtype' => 'mod',
            'itemmodule' => 'lti',
            'iteminstance' => $lti->id,
            'itemnumber' => 0,
        ]);
        if (
            !$item || (int) $item->gradetype !== GRADE_TYPE_VALUE || $item->grademax <= 0
            || !(new \completion_info($course))->is_enabled()
        ) {
            return false;
        }
        if ($item->gradepass <= 0) {
            $item->gradepass = $item->grademax;
            $item->update('local/trellis');
        }
        $DB->update_record('course_modules', (object) [
            'id' => $cm->id,
            'completion' => COMPLETION_TRACKING_AUTOMATIC,
            'completiongradeitemnumber' => 0,
            'completionpassgrade' => 1,
        ]);
        \course_modinfo::purge_course_module_cache($course->id, $cm->id);
        rebuild_course_cache($course->id, false, true);
        return true;
    }
}
