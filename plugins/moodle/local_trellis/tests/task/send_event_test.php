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

use local_trellis\connection;
use local_trellis\facts;
use local_trellis\failure;
use local_trellis\sender;
use local_trellis\tests\connected_testcase;
use PHPUnit\Framework\Attributes\CoversClass;

/**
 * Sending: what goes, what is tried again and what is said about it.
 *
 * @package    local_trellis
 * @copyright  2026 The Trellis authors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
#[CoversClass(send_event::class)]
#[CoversClass(reliable_task::class)]
#[CoversClass(sender::class)]
final class send_event_test extends connected_testcase {
    public function test_cron_sends_what_was_queued_and_is_done_with_it(): void {
        $this->complete($this->a_learner(), $this->a_course());
        $uuid = $this->waiting()[0]->get_custom_data()->uuid;
        $this->take_events();
        $log = $this->run_next();
        $this->assertSame([], $this->waiting());
        ['path' => $path, 'body' => $body] = $this->sent()[0];
        $this->assertSame('/api/v1/lms/events', $path);
        $this->assertSame([$uuid], array_column($body['events'], 'id'));
        $this->assertStringContainsString('Sent to Trellis: 1 new.', $log);
        $this->assertDoesNotMatchRegularExpression('/Chloe|Nowak|willowtree|WT-7/', $log);
    }

    public function test_what_trellis_does_not_take_is_tried_again_by_moodle_under_the_same_id(): void {
        $clock = $this->mock_clock_with_frozen();
        $this->complete($this->a_learner(), $this->a_course());
        $uuid = $this->waiting()[0]->get_custom_data()->uuid;
        $this->refuse(503, '');
        $log = $this->run_next();
        $this->assertStringContainsString('Trellis is busy', $log);
        $this->assertDoesNotMatchRegularExpression('/Chloe|Nowak|willowtree|WT-7|not-a-real-secret/', $log);
        $task = $this->waiting()[0];
        $this->assertSame([60, 11], [(int) $task->get_fail_delay(), $task->get_attempts_available()]);

        $this->assertSame('', $this->run_next());
        $clock->bump(61);
        $this->take_events();
        $this->run_next();
        $this->assertSame([], $this->waiting());
        $this->assertSame($uuid, $this->sent()[1]['body']['events'][0]['id']);
    }

    public function test_when_moodle_would_give_up_the_plugin_goes_on(): void {
        global $DB;
        $clock = $this->mock_clock_with_frozen();
        $this->complete($this->a_learner(), $this->a_course());
        $data = $this->waiting()[0]->get_custom_data_as_string();
        $DB->set_field('task_adhoc', 'attemptsavailable', 1, ['component' => 'local_trellis']);
        $this->refuse(503, '');
        $log = $this->run_next();
        $this->assertStringContainsString('tried again later', $log);
        $tasks = $this->waiting();
        $this->assertCount(1, $tasks);
        $this->assertSame([$data, 12], [$tasks[0]->get_custom_data_as_string(), $tasks[0]->get_attempts_available()]);
        $this->assertSame($clock->time() + 6 * HOURSECS, (int) $tasks[0]->get_next_run_time());
    }

    public function test_what_is_gone_by_then_is_let_go(): void {
        global $DB;
        $this->complete($this->a_learner(), $this->a_course());
        $DB->delete_records('course_completions');
        $this->assertStringContainsString('Nothing to send', $this->run_next());
        $this->assertSame([[], []], [$this->waiting(), $this->calls]);
    }

    public function test_after_the_end_of_the_connection_nothing_is_sent(): void {
        $this->complete($this->a_learner(), $this->a_course());
        connection::forget();
        $this->assertStringContainsString('not connected', $this->run_next());
        $this->assertSame([[], []], [$this->waiting(), $this->calls]);
    }

    public function test_a_refused_event_is_logged_in_words_that_name_nobody_and_not_sent_again(): void {
        $this->complete($this->a_learner(), $this->a_course());
        $uuid = $this->waiting()[0]->get_custom_data()->uuid;
        $this->answer(['results' => [['id' => $uuid, 'outcome' => 'refused', 'findings' => [
            ['field' => 'person.workEmail', 'reason' => '"chloe@willowtree.example" is no address; write chloe@example.org'],
        ]]]]);
        $log = $this->run_next();
        $this->assertStringContainsString("refused the event {$uuid} (course-completed)", $log);
        $this->assertStringContainsString('person.workEmail: … is no address; write …', $log);
        $this->assertStringNotContainsString('@', $log);
        $this->assertSame([], $this->waiting());
    }

    public function test_an_event_that_has_no_result_has_not_arrived(): void {
        $this->complete($this->a_learner(), $this->a_course());
        $this->answer(['results' => []]);
        $this->expectExceptionObject(new failure('answer'));
        $this->run_logged($this->waiting()[0]);
    }

    public function test_a_hundred_events_go_at_a_time_and_fewer_where_they_are_too_large(): void {
        $this->take_events('new', 2);
        $this->log_of(fn() => (new sender())->send($this->some_events(150)));
        $this->assertSame([100, 50], array_map(fn(array $call): int => count($call['body']['events']), $this->sent()));

        $this->calls = [];
        $this->refuse(413, '');
        $this->take_events();
        $this->refuse(413, '');
        $this->refuse(413, '');
        $this->take_events();
        $log = $this->log_of(fn() => (new sender())->send($this->some_events(4)));
        $this->assertSame([4, 2, 2, 1, 1], array_map(fn(array $call): int => count($call['body']['events']), $this->sent()));
        $this->assertStringContainsString('Trellis finds the event 2 too large', $log);
    }

    public function test_it_says_so_when_the_clocks_differ(): void {
        $this->mock_clock_with_frozen(1795300000);
        foreach ([45 => false, 61 => true, -61 => true] as $skew => $isworth) {
            $date = gmdate('D, d M Y H:i:s \G\M\T', 1795300000 + $skew);
            $this->answer(['results' => [['id' => '0', 'outcome' => 'unchanged']]], 200, ['Date' => $date]);
            $log = $this->log_of(fn() => (new sender())->send($this->some_events(1)));
            $this->assertSame($isworth, str_contains($log, 'The clocks differ by 61 seconds'), "at {$skew} seconds");
        }
    }

    /**
     * Events that say nothing but which they are.
     *
     * @param int $count
     * @return array[]
     */
    private function some_events(int $count): array {
        return array_map(fn(int $id): array => ['id' => (string) $id, 'kind' => facts::COURSE], range(0, $count - 1));
    }

    /**
     * What is logged meanwhile.
     *
     * @param callable $work
     * @return string
     */
    private function log_of(callable $work): string {
        ob_start();
        $work();
        return ob_get_clean();
    }
}
