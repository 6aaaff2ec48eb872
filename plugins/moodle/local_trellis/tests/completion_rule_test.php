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

use local_trellis\tests\connected_testcase;
use PHPUnit\Framework\Attributes\CoversClass;

/**
 * A score from Trellis completes an activity, without anybody having to set that up.
 *
 * @package    local_trellis
 * @copyright  2026 The Trellis authors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
#[CoversClass(completion_rule::class)]
#[CoversClass(observer::class)]
final class completion_rule_test extends connected_testcase {
    /** @var int The tool. */
    private int $typeid;

    #[\Override]
    protected function setUp(): void {
        global $CFG, $DB;
        parent::setUp();
        // The observer waits for the end of the transaction.
        $this->preventResetByRollback();
        require_once($CFG->dirroot . '/mod/lti/locallib.php');
        require_once($CFG->libdir . '/gradelib.php');
        $this->setAdminUser();
        $this->typeid = (int) $DB->insert_record('lti_types', (object) [
            'name' => 'Trellis',
            'baseurl' => self::ADDRESS,
            'tooldomain' => 'trellis.avonmere.example',
            'state' => LTI_TOOL_STATE_CONFIGURED,
            'course' => SITEID,
            'coursevisible' => 2,
            'ltiversion' => '1.3.0',
            'clientid' => 'x',
            'createdby' => 2,
            'timecreated' => time(),
            'timemodified' => time(),
        ]);
        set_config('typeid', $this->typeid, 'local_trellis');
    }

    public function test_an_activity_with_a_grade_is_completed_by_a_full_score(): void {
        $course = $this->a_course();
        $user = $this->a_learner();
        $this->getDataGenerator()->enrol_user($user->id, $course->id, 'student');
        $cm = $this->an_activity($course);
        $this->assertSame([COMPLETION_TRACKING_AUTOMATIC, 0, 1], [
            (int) $cm->completion,
            (int) $cm->completiongradeitemnumber,
            (int) $cm->completionpassgrade,
        ]);
        $item = \grade_item::fetch(['itemmodule' => 'lti', 'iteminstance' => $cm->instance, 'courseid' => $course->id]);
        $this->assertEquals(1, $item->gradepass);

        $completion = new \completion_info($course);
        $this->score($course, $cm, $user, 0.5);
        $this->assertSame(COMPLETION_COMPLETE_FAIL, (int) $completion->get_data($cm, false, $user->id)->completionstate);
        $this->score($course, $cm, $user, 1);
        $this->assertSame(COMPLETION_COMPLETE_PASS, (int) $completion->get_data($cm, false, $user->id)->completionstate);
    }

    public function test_what_a_teacher_chose_stays(): void {
        $cm = $this->an_activity($this->a_course(), ['completion' => COMPLETION_TRACKING_MANUAL]);
        $this->assertSame(COMPLETION_TRACKING_MANUAL, (int) $cm->completion);
    }

    public function test_an_activity_without_a_grade_is_left_alone(): void {
        $cm = $this->an_activity($this->a_course(), ['grade' => 0, 'instructorchoiceacceptgrades' => 0]);
        $this->assertSame(COMPLETION_TRACKING_NONE, (int) $cm->completion);
    }

    public function test_an_activity_of_another_tool_is_left_alone(): void {
        $course = $this->a_course();
        $cm = $this->an_activity($course, ['typeid' => 0, 'toolurl' => 'https://elsewhere.example/']);
        $this->assertSame(COMPLETION_TRACKING_NONE, (int) $cm->completion);
        $cm = $this->an_activity($course, ['typeid' => 0, 'toolurl' => self::ADDRESS . '/courses/sg1']);
        $this->assertSame(COMPLETION_TRACKING_AUTOMATIC, (int) $cm->completion);
    }

    public function test_an_administrator_can_switch_it_off(): void {
        set_config('markcompletion', 0, 'local_trellis');
        $this->assertSame(COMPLETION_TRACKING_NONE, (int) $this->an_activity($this->a_course())->completion);
    }

    public function test_a_course_without_completion_is_left_alone(): void {
        $cm = $this->an_activity($this->a_course(['enablecompletion' => 0]));
        $this->assertSame(COMPLETION_TRACKING_NONE, (int) $cm->completion);
    }

    /**
     * Adds an activity as the form does.
     *
     * @param \stdClass $course
     * @param array $more
     * @return \cm_info as it is afterwards
     */
    private function an_activity(\stdClass $course, array $more = []): \cm_info {
        $module = $this->getDataGenerator()->create_module('lti', $more + [
            'course' => $course->id,
            'typeid' => $this->typeid,
            'toolurl' => self::ADDRESS . '/courses/sg1',
            'grade' => 1,
            'instructorchoiceacceptgrades' => 1,
            'gradepass' => 0,
        ]);
        return get_fast_modinfo($course->id)->get_cm($module->cmid);
    }

    /**
     * A score arrives.
     *
     * @param \stdClass $course
     * @param \cm_info $cm
     * @param \stdClass $user
     * @param float $score
     */
    private function score(\stdClass $course, \cm_info $cm, \stdClass $user, float $score): void {
        grade_update('mod/lti', $course->id, 'mod', 'lti', $cm->instance, 0, ['userid' => $user->id, 'rawgrade' => $score]);
    }
}
