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
 * What Trellis is told of what happened, and of whom.
 *
 * @package    local_trellis
 * @copyright  2026 The Trellis authors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
#[CoversClass(facts::class)]
#[CoversClass(course_facts::class)]
#[CoversClass(activity_facts::class)]
#[CoversClass(competency_facts::class)]
#[CoversClass(people::class)]
final class facts_test extends connected_testcase {
    public function test_a_completed_course_says_who_what_and_when(): void {
        global $DB;
        $user = $this->a_learner();
        $course = $this->a_course();
        $cohort = $this->getDataGenerator()->create_cohort(['name' => 'Early years & schools', 'idnumber' => 'EY']);
        cohort_add_member($cohort->id, $user->id);
        $row = $this->complete($user, $course, 1759312800);

        $event = facts::events(facts::COURSE, [$row], '0f0e8c2e-7a43-4b3b-9a58-0b6a7d1c2f11')[$row];
        $this->assertSame([
            'id' => '0f0e8c2e-7a43-4b3b-9a58-0b6a7d1c2f11',
            'kind' => 'course-completed',
            'occurredAt' => '2025-10-01T10:00:00Z',
            'person' => [
                'userId' => (string) $user->id,
                'givenName' => 'Chloe',
                'familyName' => 'Nowak',
                'workEmail' => 'chloe@willowtree.example',
                'staffNumber' => 'WT-7',
                'institution' => 'Willow Tree Nursery',
                'department' => 'Toddlers',
                'cohorts' => [['idNumber' => 'EY', 'name' => 'Early years & schools']],
            ],
            'course' => [
                'id' => (string) $course->id,
                'idNumber' => 'SG-1',
                'shortName' => 'SG1',
                'title' => 'Safeguarding children & young people',
            ],
            'state' => 'complete',
            'completedAt' => '2025-10-01T10:00:00Z',
        ], $event);
        $this->assertSame(1, $DB->count_records('course_completions'));
    }

    public function test_the_administrator_chooses_what_is_told_of_a_person(): void {
        $generator = $this->getDataGenerator();
        foreach (['staffno' => 'text', 'agency' => 'text', 'started' => 'datetime', 'shoesize' => 'text'] as $name => $type) {
            $generator->create_custom_profile_field([
                'shortname' => $name,
                'name' => $name,
                'datatype' => $type,
                'param2' => 2030,
            ]);
        }
        $user = $this->a_learner([
            'profile_field_staffno' => ' RB-0007 ',
            'profile_field_agency' => 'Willow Tree',
            'profile_field_started' => gmmktime(12, 0, 0, 9, 5, 2022),
            'profile_field_shoesize' => '38',
        ]);
        settings::save((object) ['staffnumberfield' => 'staffno', 'extrafields' => ['agency', 'started'], 'sendplace' => '0']);
        $this->assertSame([
            'userId' => (string) $user->id,
            'givenName' => 'Chloe',
            'familyName' => 'Nowak',
            'workEmail' => 'chloe@willowtree.example',
            'staffNumber' => 'RB-0007',
            'fields' => ['agency' => 'Willow Tree', 'started' => '2022-09-05'],
        ], (new people([$user->id]))->person($user->id));
    }

    public function test_one_who_is_suspended_is_told_like_any_other_and_one_who_is_deleted_by_her_number_alone(): void {
        $user = $this->a_learner(['suspended' => 1]);
        $row = $this->complete($user, $this->a_course());
        $this->assertSame('Chloe', facts::events(facts::COURSE, [$row])[$row]['person']['givenName']);
        delete_user($user);
        $this->assertSame(['userId' => (string) $user->id], facts::events(facts::COURSE, [$row])[$row]['person']);
    }

    public function test_the_same_fact_has_the_same_id_each_time_it_is_sent_again(): void {
        $row = $this->complete($this->a_learner(), $this->a_course(), 1759312800);
        $id = facts::events(facts::COURSE, [$row])[$row]['id'];
        $this->assertMatchesRegularExpression('/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/', $id);
        $this->assertSame($id, facts::events(facts::COURSE, [$row])[$row]['id']);
        $other = $this->complete($this->a_learner(['idnumber' => 'x', 'email' => 'x@x.example']), $this->a_course([
            'shortname' => 'SG2',
            'idnumber' => '',
        ]));
        $this->assertNotSame($id, facts::events(facts::COURSE, [$other])[$other]['id']);
        $this->assertArrayNotHasKey('idNumber', facts::events(facts::COURSE, [$other])[$other]['course']);
    }

    public function test_rows_that_are_gone_or_say_nothing_give_no_event(): void {
        global $DB;
        $user = $this->a_learner();
        $course = $this->a_course();
        $row = $this->complete($user, $course);
        $this->assertSame([], facts::events(facts::COURSE, [$row + 1000]));
        $DB->set_field('course_completions', 'timecompleted', null, ['id' => $row]);
        $this->assertSame([], facts::events(facts::COURSE, [$row]));
        $this->assertSame([], facts::events(facts::ACTIVITY, []));
        $this->assertSame([], facts::events(facts::COMPETENCY, []));
    }

    public function test_an_activity_is_complete_failed_or_incomplete(): void {
        global $DB;
        $user = $this->a_learner();
        $course = $this->a_course();
        $page = $this->getDataGenerator()->create_module('page', [
            'course' => $course->id,
            'name' => 'Read this',
            'idnumber' => 'SG-1-READ',
        ]);
        $row = $DB->insert_record('course_modules_completion', (object) [
            'coursemoduleid' => $page->cmid,
            'userid' => $user->id,
            'completionstate' => COMPLETION_COMPLETE_PASS,
            'timemodified' => 1759312800,
        ]);
        $event = facts::events(facts::ACTIVITY, [$row])[$row];
        $this->assertSame(
            ['id' => (string) $page->cmid, 'idNumber' => 'SG-1-READ', 'title' => 'Read this', 'module' => 'page'],
            $event['activity']
        );
        $this->assertSame('SG1', $event['course']['shortName']);
        $this->assertSame(['complete', '2025-10-01T10:00:00Z'], [$event['state'], $event['completedAt']]);
        foreach ([COMPLETION_COMPLETE_FAIL => 'failed', COMPLETION_INCOMPLETE => 'incomplete'] as $state => $expected) {
            $DB->set_field('course_modules_completion', 'completionstate', $state, ['id' => $row]);
            $event = facts::events(facts::ACTIVITY, [$row])[$row];
            $this->assertSame($expected, $event['state']);
            $this->assertArrayNotHasKey('completedAt', $event);
        }
        course_delete_module($page->cmid);
        $this->assertSame([], facts::events(facts::ACTIVITY, [$row]));
    }

    public function test_trellis_is_not_told_of_its_own_activities(): void {
        global $DB;
        $generator = $this->getDataGenerator()->get_plugin_generator('mod_lti');
        $typeid = $generator->create_tool_types(['baseurl' => self::ADDRESS, 'state' => 1, 'lti_ltiversion' => '1.3.0']);
        $typeid = (int) ($typeid ?: $DB->get_field('lti_types', 'MAX(id)', []));
        set_config('typeid', $typeid, 'local_trellis');
        $course = $this->a_course();
        $ours = $this->getDataGenerator()->create_module('lti', ['course' => $course->id, 'typeid' => $typeid]);
        $row = $DB->insert_record('course_modules_completion', (object) [
            'coursemoduleid' => $ours->cmid,
            'userid' => $this->a_learner()->id,
            'completionstate' => COMPLETION_COMPLETE,
            'timemodified' => 1759312800,
        ]);
        $this->assertSame([], facts::events(facts::ACTIVITY, [$row]));
        set_config('typeid', $typeid + 1, 'local_trellis');
        $this->assertCount(1, facts::events(facts::ACTIVITY, [$row]));
    }

    public function test_a_rating_says_whether_it_is_proficient_and_what_it_is_called(): void {
        $this->setAdminUser();
        [$user, $competency, $course] = $this->a_competency();
        api::grade_competency_in_course($course->id, $user->id, $competency->get('id'), 2);
        $event = $this->latest_rating();
        $this->assertSame('competency-rated', $event['kind']);
        $this->assertSame('SG1', $event['course']['shortName']);
        $this->assertSame([
            'id' => (string) $competency->get('id'),
            'idNumber' => 'SG-L1',
            'shortName' => 'Safeguarding level 1',
            'framework' => 'Workforce',
        ], $event['competency']);
        $this->assertSame(['complete', 'Competent'], [$event['state'], $event['grade']]);
        $this->assertSame($event['occurredAt'], $event['completedAt']);

        api::grade_competency($user->id, $competency->get('id'), 1);
        $event = $this->latest_rating();
        $this->assertSame(['incomplete', 'Not yet competent'], [$event['state'], $event['grade']]);
        $this->assertArrayNotHasKey('course', $event);
        $this->assertArrayNotHasKey('completedAt', $event);
    }

    public function test_an_automatic_rating_that_changed_nothing_is_none(): void {
        $this->setAdminUser();
        [$user, $competency] = $this->a_competency();
        api::grade_competency($user->id, $competency->get('id'), 1);
        $rate = fn(bool $overrides) => api::add_evidence(
            $user->id,
            $competency->get('id'),
            \core\context\user::instance($user->id)->id,
            evidence::ACTION_COMPLETE,
            'evidence_coursecompleted',
            'core_competency',
            'SG1',
            overridegrade: $overrides
        );
        $rate(false);
        $this->assertNull($this->latest_rating());
        $rate(true);
        $this->assertSame(['complete', 'Competent'], [$this->latest_rating()['state'], $this->latest_rating()['grade']]);
    }

    /**
     * What the newest evidence is told as.
     *
     * @return array|null
     */
    private function latest_rating(): ?array {
        global $DB;
        $id = (int) $DB->get_field_sql('SELECT MAX(id) FROM {competency_evidence}');
        return facts::events(facts::COMPETENCY, [$id])[$id] ?? null;
    }

    /**
     * Somebody, and a competency to rate her on, in a course.
     *
     * @return array of user, competency and course
     */
    private function a_competency(): array {
        $scale = $this->getDataGenerator()->create_scale(['scale' => 'Not yet competent,Competent', 'courseid' => 0]);
        $generator = $this->getDataGenerator()->get_plugin_generator('core_competency');
        $configuration = [['scaleid' => $scale->id], ['id' => 2, 'scaledefault' => 1, 'proficient' => 1]];
        $framework = $generator->create_framework([
            'shortname' => 'Workforce',
            'scaleid' => $scale->id,
            'scaleconfiguration' => json_encode($configuration),
        ]);
        $competency = $generator->create_competency([
            'competencyframeworkid' => $framework->get('id'),
            'shortname' => 'Safeguarding level 1',
            'idnumber' => 'SG-L1',
        ]);
        $course = $this->a_course();
        $user = $this->a_learner();
        $this->getDataGenerator()->enrol_user($user->id, $course->id, 'student');
        api::add_competency_to_course($course->id, $competency->get('id'));
        return [$user, $competency, $course];
    }
}
