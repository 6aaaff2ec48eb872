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

use local_trellis\task\forget_due;
use local_trellis\tests\connected_testcase;
use PHPUnit\Framework\Attributes\CoversClass;

/**
 * How often Trellis is asked what is due, and what is known without it.
 *
 * @package    local_trellis
 * @copyright  2026 The Trellis authors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
#[CoversClass(due::class)]
#[CoversClass(forget_due::class)]
final class due_test extends connected_testcase {
    public function test_an_answer_is_good_for_ten_minutes(): void {
        $clock = $this->mock_clock_with_frozen(1795300000);
        $this->answer(['state' => 'not-joined']);
        $expected = ['answer' => ['state' => 'not-joined'], 'at' => 1795300000, 'isfresh' => true];
        $this->assertSame($expected, due::of(7));
        $this->assertSame([['path' => '/api/v1/lms/due', 'body' => ['userId' => '7']]], $this->sent());
        $this->assertEquals(3, $this->calls[0]['options']['timeout']);
        $clock->bump(599);
        $this->assertSame($expected, due::of(7));
        $this->assertCount(1, $this->calls);

        $clock->bump(1);
        $this->answer(['state' => 'joined', 'rows' => [[], []]]);
        $this->assertSame('joined', due::of(7)['answer']['state']);
        $this->assertSame(2, due::rows_before(7));
    }

    public function test_while_trellis_is_silent_the_last_answer_is_shown_and_nobody_waits(): void {
        $clock = $this->mock_clock_with_frozen(1795300000);
        $this->answer(['state' => 'not-joined']);
        due::of(7);
        $clock->bump(HOURSECS);
        $this->refuse(503, '');
        $this->assertSame(['answer' => ['state' => 'not-joined'], 'at' => 1795300000, 'isfresh' => false], due::of(7));
        $this->assertCount(2, $this->calls);
        // Nobody else waits for the next minute, whether or not something is known of her.
        $this->assertFalse(due::of(7)['isfresh']);
        $this->assertNull(due::of(8)['answer']);
        $this->assertCount(2, $this->calls);
        $clock->bump(60);
        $this->answer(['state' => 'not-joined']);
        $this->assertTrue(due::of(8)['isfresh']);
    }

    public function test_an_answer_of_more_than_a_week_ago_is_not_worth_showing(): void {
        $clock = $this->mock_clock_with_frozen();
        $this->answer(['state' => 'not-joined']);
        due::of(7);
        $clock->bump(WEEKSECS);
        $this->refuse(503, '');
        $this->assertNull(due::of(7)['answer']);
    }

    public function test_no_answer_is_kept_for_more_than_a_week(): void {
        $definition = \core_cache\config::instance()->get_definition_by_id('local_trellis/due');
        $this->assertSame(WEEKSECS, (int) $definition['ttl']);
        $this->answer(['state' => 'not-joined']);
        due::of(7);
        (new forget_due())->execute();
        $this->assertNull(due::kept(7));
        $week = array_filter(
            \core\task\manager::load_default_scheduled_tasks_for_component('local_trellis'),
            fn($task): bool => $task instanceof forget_due && $task->get_day_of_week() !== '*'
        );
        $this->assertCount(1, $week);
    }

    public function test_what_is_no_answer_is_not_kept(): void {
        $this->answer(['state' => 'something new']);
        $this->assertNull(due::of(7)['answer']);
        $this->assertNull(due::rows_before(7));
    }

    public function test_one_can_be_forgotten(): void {
        $this->answer(['state' => 'not-joined']);
        $this->answer(['state' => 'not-joined']);
        due::of(7);
        due::of(8);
        due::forget(7);
        $this->assertSame([null, 0], [due::rows_before(7), due::rows_before(8)]);
        due::forget_everybody();
        $this->assertNull(due::rows_before(8));
    }
}
