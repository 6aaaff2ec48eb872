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

use local_trellis\actions;
use local_trellis\facts;
use local_trellis\reconciliation;
use local_trellis\tests\connected_testcase;
use PHPUnit\Framework\Attributes\CoversClass;

/**
 * The comparison by night, and what is sent again.
 *
 * @package    local_trellis
 * @copyright  2026 The Trellis authors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
#[CoversClass(reconcile::class)]
#[CoversClass(resend::class)]
#[CoversClass(reconciliation::class)]
#[CoversClass(actions::class)]
final class reconcile_test extends connected_testcase {
    public function test_each_course_is_told_by_count_and_checksum_whoever_has_left(): void {
        $one = $this->a_course();
        $two = $this->a_course(['shortname' => 'SG2', 'idnumber' => 'SG-2', 'fullname' => 'Working together']);
        $users = array_map(fn(int $n) => $this->a_learner(['idnumber' => "E{$n}", 'email' => "e{$n}@x.example"]), range(1, 12));
        $lines = [];
        foreach ($users as $number => $user) {
            $this->complete($user, $one, 1759312800 - $number);
            $lines[] = "{$user->id}:" . (1759312800 - $number);
        }
        $this->complete($users[0], $two, 1759312800);
        delete_user($users[1]);
        sort($lines, SORT_STRING);

        $this->answer(['resend' => []]);
        $log = $this->run_logged(new reconcile());
        ['path' => $path, 'body' => $body] = $this->sent()[0];
        $this->assertSame('/api/v1/lms/reconcile', $path);
        $this->assertSame([
            [
                'id' => (string) $one->id,
                'idNumber' => 'SG-1',
                'shortName' => 'SG1',
                'title' => 'Safeguarding children & young people',
                'count' => 12,
                'checksum' => hash('sha256', implode("\n", $lines)),
            ],
            [
                'id' => (string) $two->id,
                'idNumber' => 'SG-2',
                'shortName' => 'SG2',
                'title' => 'Working together',
                'count' => 1,
                'checksum' => hash('sha256', "{$users[0]->id}:1759312800"),
            ],
        ], $body['courses']);
        $this->assertStringContainsString('0 courses will be sent again', $log);
        $this->assertSame([], $this->waiting('resend'));
    }

    public function test_what_trellis_lacks_is_sent_again_whole_and_only_that(): void {
        [$one, $two] = $this->two_courses(130);
        $this->clear_queue();
        $this->answer(['resend' => [(string) $one->id]]);
        $this->run_logged(new reconcile());
        $this->assertCount(1, $this->waiting('resend'));
        $this->take_events('unchanged', 2);
        $this->run_next();
        $this->assertSame([], $this->waiting('resend'));
        $events = array_merge(...array_map(fn(array $call) => $call['body']['events'], array_slice($this->sent(), 1)));
        $this->assertSame([100, 30], array_map(fn(array $call) => count($call['body']['events']), array_slice($this->sent(), 1)));
        $this->assertSame([(string) $one->id], array_values(array_unique(array_column(array_column($events, 'course'), 'id'))));
        $this->assertCount(130, array_unique(array_column($events, 'id')));
        $this->assertNotSame((string) $two->id, $events[0]['course']['id']);
    }

    public function test_it_goes_on_where_it_was_stopped(): void {
        $clock = $this->mock_clock_with_frozen();
        [$one] = $this->two_courses(130);
        $this->clear_queue();
        resend::queue(facts::COURSE, $one->id);
        $this->take_events();
        $this->refuse(503, '');
        $this->run_next();
        $tasks = $this->waiting('resend');
        $this->assertCount(1, $tasks);
        $this->assertSame(12, $tasks[0]->get_attempts_available());
        $this->calls = [];
        $clock->bump(61);
        $this->take_events();
        $this->run_next();
        $this->assertSame([30], array_map(fn(array $call) => count($call['body']['events']), $this->sent()));
        $this->assertSame([], $this->waiting('resend'));
    }

    public function test_one_that_brought_nothing_over_is_tried_again_by_moodle(): void {
        [$one] = $this->two_courses(3);
        $this->clear_queue();
        resend::queue(facts::COURSE, $one->id);
        $this->refuse(503, '');
        $this->run_next();
        $this->assertSame([60], array_map(fn($task) => (int) $task->get_fail_delay(), $this->waiting('resend')));
    }

    public function test_a_course_under_way_is_not_queued_twice(): void {
        resend::queue(facts::COURSE, 5);
        resend::queue(facts::COURSE, 5);
        resend::queue(facts::COURSE, 6);
        $this->assertCount(2, $this->waiting('resend'));
    }

    public function test_a_course_that_differs_for_good_is_sent_once_a_week_or_when_it_changes(): void {
        $clock = $this->mock_clock_with_frozen();
        [$one] = $this->two_courses(2);
        $this->clear_queue();
        $night = function () use ($one): int {
            $this->answer(['resend' => [(string) $one->id]]);
            $this->run_logged(new reconcile());
            $count = count($this->waiting('resend'));
            $this->take_events('unchanged', $count);
            $this->run_next();
            return $count;
        };
        $this->assertSame(1, $night());
        $clock->bump(DAYSECS);
        $this->assertSame(0, $night());
        $this->complete($this->a_learner(['idnumber' => 'new', 'email' => 'new@x.example']), $one);
        $this->clear_queue();
        $this->assertSame(1, $night());
        $clock->bump(DAYSECS);
        $this->assertSame(0, $night());
        $clock->bump(WEEKSECS);
        $this->assertSame(1, $night());
    }

    public function test_without_a_connection_there_is_nothing_to_compare(): void {
        \local_trellis\connection::forget();
        $this->assertStringContainsString('not connected', $this->run_logged(new reconcile()));
        $this->assertSame([], $this->calls);
    }

    public function test_the_button_sends_everything_of_what_is_to_be_sent(): void {
        $this->two_courses(1);
        $this->clear_queue();
        set_config('sendcompetencies', 0, 'local_trellis');
        $this->assertStringContainsString('in the background', actions::carry_out('resend'));
        $kinds = array_map(fn($task) => $task->get_custom_data()->kind, $this->waiting('resend'));
        $this->assertSame([facts::COURSE, facts::ACTIVITY], $kinds);
        $this->take_events();
        $this->run_next();
        $this->assertSame([2], array_map(fn(array $call) => count($call['body']['events']), $this->sent()));
    }

    /**
     * Two courses; many have completed the first, one the second.
     *
     * @param int $many
     * @return \stdClass[]
     */
    private function two_courses(int $many): array {
        global $DB;
        $one = $this->a_course();
        $two = $this->a_course(['shortname' => 'SG2', 'idnumber' => 'SG-2']);
        $user = $this->a_learner();
        $this->complete($user, $two);
        for ($number = 0; $number < $many; $number++) {
            $userid = $number === 0 ? $user->id : 100000 + $number;
            $DB->insert_record('course_completions', (object) [
                'userid' => $userid,
                'course' => $one->id,
                'timeenrolled' => 0,
                'timestarted' => 0,
                'timecompleted' => 1759312800 + $number,
                'reaggregate' => 0,
            ]);
        }
        return [$one, $two];
    }

    /**
     * Takes out what the making of the courses queued.
     */
    private function clear_queue(): void {
        global $DB;
        $DB->delete_records('task_adhoc');
    }
}
