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

namespace local_trellis\external;

use core_external\external_api;
use local_trellis\connection;
use local_trellis\tests\connected_testcase;
use PHPUnit\Framework\Attributes\CoversClass;

/**
 * What the block is told, in words.
 *
 * @package    local_trellis
 * @copyright  2026 The Trellis authors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
#[CoversClass(get_due::class)]
final class get_due_test extends connected_testcase {
    #[\Override]
    protected function setUp(): void {
        parent::setUp();
        if (!get_capability_info('block/trellis:view')) {
            $this->markTestSkipped('block_trellis is not installed');
        }
        $this->setUser($this->a_learner());
    }

    public function test_each_state_is_said_with_its_day(): void {
        $this->answer([
            'state' => 'joined',
            'asAt' => '2026-11-21',
            'counts' => ['overdue' => 1, 'due-soon' => 3, 'current' => 2, 'unknown' => 0],
            'rows' => [
                ['title' => 'Annex C', 'state' => 'overdue', 'dueOn' => '2026-10-01', 'because' => 'The rule changed.'],
                ['title' => 'Policy', 'state' => 'due-soon', 'dueOn' => '2026-12-04', 'because' => 'A new edition.'],
                ['title' => 'Fire', 'state' => 'due-soon', 'dueOn' => '2026-11-22', 'because' => ''],
                ['title' => '<b>Bold</b> & brave', 'state' => 'due-soon', 'dueOn' => '2026-11-21', 'because' => ''],
                ['title' => 'Induction', 'state' => 'unknown', 'because' => 'Nobody told us.'],
            ],
            'more' => 2,
            'openUrl' => self::ADDRESS . '/my-learning',
        ]);
        $result = $this->ask();
        $this->assertSame('rows', $result['state']);
        $this->assertSame('As at 21 November 2026', $result['asat']);
        $this->assertSame('1 overdue, 3 due soon', $result['summary']);
        $this->assertSame([
            'Overdue since 1 October 2026',
            'Due soon: by 4 December 2026, in 13 days',
            'Due soon: by 22 November 2026, tomorrow',
            'Due soon: by 21 November 2026, today',
            'Not known',
        ], array_column($result['rows'], 'when'));
        $this->assertSame('Bold & brave', $result['rows'][3]['title']);
        $this->assertSame('The rule changed.', $result['rows'][0]['because']);
        $this->assertSame('2 more in Trellis', $result['more']);
        $this->assertStringEndsWith('/local/trellis/open.php', $result['url']);
        $this->assertSame('', $result['lastknown']);
        global $USER;
        $this->assertSame(['userId' => (string) $USER->id], $this->sent()[0]['body']);
    }

    public function test_nothing_due_and_not_joined_are_told_apart(): void {
        $this->answer(['state' => 'joined', 'asAt' => '2026-11-21', 'counts' => [], 'rows' => [], 'more' => 0]);
        $this->assertSame(['nothing', 'As at 21 November 2026'], [$this->ask()['state'], $this->ask()['asat']]);
        $this->setUser($this->a_learner(['idnumber' => '', 'email' => 'b@x.example']));
        $this->answer(['state' => 'not-joined']);
        $this->assertSame('notjoined', $this->ask()['state']);
    }

    public function test_without_trellis_it_says_so_or_shows_what_was_known(): void {
        $clock = $this->mock_clock_with_frozen(1795300000);
        $this->refuse(503, '');
        $result = $this->ask();
        $this->assertSame(['unreachable', []], [$result['state'], $result['rows']]);
        $this->assertStringEndsWith('/local/trellis/open.php', $result['url']);

        $clock->bump(HOURSECS);
        $row = ['title' => 'Annex C', 'state' => 'overdue', 'dueOn' => '2026-10-01', 'because' => ''];
        $this->answer(['state' => 'joined', 'asAt' => '2026-11-21', 'rows' => [$row], 'more' => 1]);
        $this->assertSame('1 more in Trellis', $this->ask()['more']);
        $clock->bump(HOURSECS);
        $this->refuse(503, '');
        $result = $this->ask();
        $this->assertSame('rows', $result['state']);
        $this->assertStringContainsString('This is what it last said, on ' . userdate(1795300000 + HOURSECS), $result['lastknown']);
    }

    public function test_a_site_that_is_not_connected_asks_nobody(): void {
        connection::forget();
        $this->assertSame(['off', ''], [$this->ask()['state'], $this->ask()['url']]);
        $this->assertSame([], $this->calls);
    }

    public function test_guests_and_those_who_may_not_see_it_are_refused(): void {
        global $CFG;
        assign_capability('block/trellis:view', CAP_PROHIBIT, $CFG->defaultuserroleid, \core\context\system::instance(), true);
        $this->expectException(\core\exception\required_capability_exception::class);
        get_due::execute();
    }

    public function test_guests_are_refused(): void {
        $this->setGuestUser();
        $this->expectException(\core\exception\required_capability_exception::class);
        get_due::execute();
    }

    /**
     * Calls the function as the browser does.
     *
     * @return array
     */
    private function ask(): array {
        return external_api::clean_returnvalue(get_due::execute_returns(), get_due::execute());
    }
}
