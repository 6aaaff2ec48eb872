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

namespace local_trellis\privacy;

use core_privacy\local\metadata\collection;
use core_privacy\local\request\approved_contextlist;
use core_privacy\local\request\approved_userlist;
use core_privacy\local\request\userlist;
use core_privacy\local\request\writer;
use local_trellis\connection;
use local_trellis\due;
use local_trellis\failure;
use local_trellis\task\erase_person;
use local_trellis\tests\connected_testcase;
use PHPUnit\Framework\Attributes\CoversClass;

/**
 * Privacy requests reach Trellis.
 *
 * @package    local_trellis
 * @copyright  2026 The Trellis authors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
#[CoversClass(provider::class)]
#[CoversClass(erase_person::class)]
final class provider_test extends connected_testcase {
    #[\Override]
    protected function setUp(): void {
        parent::setUp();
        writer::reset();
    }

    #[\Override]
    protected function tearDown(): void {
        writer::reset();
        parent::tearDown();
    }

    public function test_it_names_everything_that_is_sent_and_what_is_kept(): void {
        [$link, $cache] = provider::get_metadata(new collection('local_trellis'))->get_collection();
        $this->assertSame(['trellis', 'core_cache'], [$link->get_name(), $cache->get_name()]);
        $this->assertCount(12, $link->get_privacy_fields());
        foreach ([$link->get_summary(), $cache->get_summary(), ...array_values($link->get_privacy_fields())] as $string) {
            $this->assertTrue(get_string_manager()->string_exists($string, 'local_trellis'), $string);
        }
    }

    public function test_it_hangs_on_the_persons_own_context_while_the_site_is_connected(): void {
        $user = $this->a_learner();
        $context = \core\context\user::instance($user->id);
        $this->assertSame([(string) $context->id], provider::get_contexts_for_userid($user->id)->get_contextids());
        $list = new userlist($context, 'local_trellis');
        provider::get_users_in_context($list);
        $this->assertSame([(int) $user->id], $list->get_userids());
        $list = new userlist(\core\context\system::instance(), 'local_trellis');
        provider::get_users_in_context($list);
        $this->assertSame([], $list->get_userids());

        connection::forget();
        $this->assertSame([], provider::get_contexts_for_userid($user->id)->get_contextids());
    }

    public function test_an_export_holds_what_trellis_holds(): void {
        $user = $this->a_learner();
        $this->answer(['records' => [
            ['title' => 'Account', 'data' => ['joinedAt' => '2026-11-22']],
            ['title' => 'Completion', 'data' => ['course' => 'SG1']],
        ]]);
        provider::export_user_data($this->approved($user));
        $this->assertSame(
            [['path' => '/api/v1/lms/privacy/export', 'body' => ['userId' => (string) $user->id]]],
            $this->sent()
        );
        $writer = writer::with_context(\core\context\user::instance($user->id));
        $this->assertEquals((object) ['joinedAt' => '2026-11-22'], $writer->get_data(['Trellis', '1 Account']));
        $this->assertEquals((object) ['course' => 'SG1'], $writer->get_data(['Trellis', '2 Completion']));
    }

    public function test_an_export_without_trellis_says_what_is_missing_and_fails(): void {
        $user = $this->a_learner();
        $this->refuse(503, '');
        try {
            provider::export_user_data($this->approved($user));
            $this->fail('It should have failed.');
        } catch (failure $failure) {
            $this->assertSame('busy', $failure->reason);
        }
        $writer = writer::with_context(\core\context\user::instance($user->id));
        $this->assertStringContainsString('could not be asked', $writer->get_data(['Trellis'])->missing);
    }

    public function test_what_is_kept_here_of_what_is_due_is_exported_and_forgotten_before_trellis_answers(): void {
        $clock = $this->mock_clock_with_frozen();
        $user = $this->a_learner();
        $this->answer(['state' => 'joined', 'asAt' => '2026-11-22']);
        due::of($user->id);
        $this->answer(['records' => []]);
        provider::export_user_data($this->approved($user));
        $writer = writer::with_context(\core\context\user::instance($user->id));
        $kept = $writer->get_data(['Trellis', get_string('cachedef_due', 'local_trellis')]);
        $this->assertSame('2026-11-22', $kept->asAt);

        provider::delete_data_for_user($this->approved($user));
        $this->assertNull(due::kept($user->id));
        // She looks at the dashboard before the task runs.
        $this->answer(['state' => 'joined', 'asAt' => '2026-11-22']);
        due::of($user->id);
        $this->refuse(503, '');
        $this->run_next();
        $this->assertNull(due::kept($user->id));
        $clock->bump(61);
        $this->answer(['erased' => ['facts' => 0]]);
        $this->run_next();
        $this->assertSame([], $this->waiting('erase_person'));
    }

    public function test_nobody_elses_context_is_exported_or_erased(): void {
        $user = $this->a_learner();
        $other = $this->a_learner(['idnumber' => '', 'email' => 'b@x.example']);
        $list = new approved_contextlist($user, 'local_trellis', [
            \core\context\user::instance($other->id)->id,
            \core\context\system::instance()->id,
        ]);
        provider::export_user_data($list);
        provider::delete_data_for_user($list);
        provider::delete_data_for_all_users_in_context(\core\context\system::instance());
        $this->assertSame([[], []], [$this->calls, $this->waiting('erase_person')]);
    }

    public function test_an_erasure_is_queued_once_and_carried_out_when_trellis_answers(): void {
        $clock = $this->mock_clock_with_frozen();
        $user = $this->a_learner();
        $context = \core\context\user::instance($user->id);
        provider::delete_data_for_user($this->approved($user));
        provider::delete_data_for_all_users_in_context($context);
        provider::delete_data_for_users(new approved_userlist($context, 'local_trellis', [$user->id]));
        $this->assertCount(1, $this->waiting('erase_person'));
        $this->assertSame([], $this->calls);

        delete_user($user);
        $this->refuse(503, '');
        $this->run_next();
        $this->assertCount(1, $this->waiting('erase_person'));
        $clock->bump(61);
        $this->answer(['erased' => ['account' => true, 'facts' => 3], 'kept' => 'Her own record stays.']);
        $this->assertStringContainsString('3 facts', $this->run_next());
        $this->assertSame([], $this->waiting('erase_person'));
        $this->assertSame(['path' => '/api/v1/lms/privacy/erase', 'body' => ['userId' => (string) $user->id]], $this->sent()[1]);
    }

    /**
     * All that the plugin lists for somebody, approved.
     *
     * @param \stdClass $user
     * @return approved_contextlist
     */
    private function approved(\stdClass $user): approved_contextlist {
        $contextids = provider::get_contexts_for_userid($user->id)->get_contextids();
        return new approved_contextlist($user, 'local_trellis', $contextids);
    }
}
