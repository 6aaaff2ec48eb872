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

use core_competency\api;
use core_competency\evidence;
use local_trellis\tests\connected_testcase;
use PHPUnit\Framework\Attributes\CoversClass;

/**
 * What happens is queued, once each, and nothing is sent meanwhile.
 *
 * @package    local_trellis
 * @copyright  2026 The Trellis authors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
#[CoversClass(observer::class)]
#[CoversClass(hook_callbacks::class)]
#[CoversClass(task\send_event::class)]
final class observer_test extends connected_testcase {
    public function test_a_completed_course_is_queued_and_nothing_is_sent(): void {
        $row = $this->complete($this->a_learner(), $this->a_course());
        $tasks = $this->waiting();
        $this->assertCount(1, $tasks);
        $data = (array) $tasks[0]->get_custom_data();
        $this->assertSame(['kind', 'row', 'uuid'], array_keys($data));
        $this->assertSame([facts::COURSE, $row], [$data['kind'], $data['row']]);
        $this->assertMatchesRegularExpression('/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/', $data['uuid']);
        $this->assertSame([], $this->calls);
    }

    public function test_a_completed_activity_is_queued(): void {
        $course = $this->a_course();
        $cm = $this->manual_page($course);
        $this->set_completion($course, $cm, COMPLETION_COMPLETE);
        $this->set_completion($course, $cm, COMPLETION_INCOMPLETE);
        $kinds = array_map(fn($task) => $task->get_custom_data()->kind, $this->waiting());
        $this->assertSame([facts::ACTIVITY, facts::ACTIVITY], $kinds);
        $this->assertSame([], $this->calls);
    }

    public function test_a_bulk_update_of_activities_is_queued_though_moodle_fires_no_event(): void {
        $course = $this->a_course();
        $cm = $this->manual_page($course);
        $events = $this->redirectEvents();
        $this->set_completion($course, $cm, COMPLETION_COMPLETE, true);
        $names = array_map(fn($event) => $event->eventname, $events->get_events());
        $this->assertNotContains('\core\event\course_module_completion_updated', $names);
        $this->assertCount(1, $this->waiting());
    }

    public function test_activities_are_left_out_if_the_administrator_says_so(): void {
        set_config('sendactivities', 0, 'local_trellis');
        $course = $this->a_course();
        $this->set_completion($course, $this->manual_page($course), COMPLETION_COMPLETE);
        $this->assertSame([], $this->waiting());
    }

    public function test_each_rating_of_a_competency_is_queued_once_wherever_it_is_given(): void {
        $this->setAdminUser();
        [$course, $user, $competencyid] = $this->a_competency();
        api::grade_competency_in_course($course->id, $user->id, $competencyid, 2);
        $this->assertCount(1, $this->waiting());
        api::grade_competency($user->id, $competencyid, 1);
        $this->assertCount(2, $this->waiting());
        $plan = $this->getDataGenerator()->get_plugin_generator('core_competency')->create_plan([
            'userid' => $user->id,
            'status' => \core_competency\plan::STATUS_ACTIVE,
        ]);
        api::add_competency_to_plan($plan->get('id'), $competencyid);
        api::grade_competency_in_plan($plan, $competencyid, 2);
        $this->assertCount(3, $this->waiting());
        api::add_evidence(
            $user->id,
            $competencyid,
            \core\context\user::instance($user->id)->id,
            evidence::ACTION_COMPLETE,
            'evidence_coursecompleted',
            'core_competency',
            'SG1'
        );
        $this->assertCount(4, $this->waiting());
    }

    public function test_an_evidence_without_a_rating_is_none(): void {
        $this->setAdminUser();
        [, $user, $competencyid] = $this->a_competency();
        api::add_evidence(
            $user->id,
            $competencyid,
            \core\context\user::instance($user->id)->id,
            evidence::ACTION_LOG,
            'evidence_coursecompleted',
            'core_competency',
            'SG1'
        );
        $this->assertSame([], $this->waiting());
        set_config('sendcompetencies', 0, 'local_trellis');
        api::grade_competency($user->id, $competencyid, 2);
        $this->assertSame([], $this->waiting());
    }

    public function test_nothing_is_queued_where_nothing_is_connected(): void {
        connection::forget();
        $this->complete($this->a_learner(), $this->a_course());
        $this->assertSame([], $this->waiting());
    }

    public function test_a_copy_of_the_site_stays_silent(): void {
        set_config('wwwroot', 'https://moodle.avonmere.example', 'local_trellis');
        $this->assertTrue(connection::is_copy());
        $this->complete($this->a_learner(), $this->a_course());
        $this->assertSame([], $this->waiting());
    }

    public function test_what_goes_wrong_here_stops_nobody(): void {
        observer::quietly(fn() => throw new \Error('Something broke'));
        $this->assertDebuggingCalled('local_trellis: Error: Something broke');
    }

    public function test_a_deleted_user_is_forgotten_but_not_erased(): void {
        $user = $this->a_learner();
        \core_cache\cache::make('local_trellis', 'due')->set($user->id, ['answer' => ['state' => 'not-joined'], 'at' => time()]);
        delete_user($user);
        $this->assertNull(due::rows_before($user->id));
        $this->assertSame([], $this->waiting('erase_person'));
    }

    /**
     * A page that is ticked off by hand.
     *
     * @param \stdClass $course
     * @return \stdClass
     */
    private function manual_page(\stdClass $course): \stdClass {
        return $this->getDataGenerator()->create_module('page', [
            'course' => $course->id,
            'completion' => COMPLETION_TRACKING_MANUAL,
        ]);
    }

    /**
     * Sets the completion of an activity for a new learner, or for her again.
     *
     * @param \stdClass $course
     * @param \stdClass $page
     * @param int $state
     * @param bool $isbulk
     */
    private function set_completion(\stdClass $course, \stdClass $page, int $state, bool $isbulk = false): void {
        global $DB;
        $userid = $DB->get_field('user', 'id', ['idnumber' => 'WT-7']) ?: $this->a_learner()->id;
        $cm = get_fast_modinfo($course)->get_cm($page->cmid);
        (new \completion_info($course))->update_state($cm, $state, $userid, false, $isbulk);
    }

    /**
     * A competency in a course, and somebody to be rated.
     *
     * @return array of course, user and the competency's id
     */
    private function a_competency(): array {
        $generator = $this->getDataGenerator()->get_plugin_generator('core_competency');
        $course = $this->a_course();
        $user = $this->a_learner();
        $this->getDataGenerator()->enrol_user($user->id, $course->id, 'student');
        $competency = $generator->create_competency(['competencyframeworkid' => $generator->create_framework()->get('id')]);
        api::add_competency_to_course($course->id, $competency->get('id'));
        return [$course, $user, $competency->get('id')];
    }
}
