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

namespace block_trellis;

use block_trellis;
use block_trellis\privacy\provider;
use PHPUnit\Framework\Attributes\CoversClass;

/**
 * The frame of the block, which asks nobody.
 *
 * @package    block_trellis
 * @copyright  2026 The Trellis authors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
#[CoversClass(block_trellis::class)]
#[CoversClass(provider::class)]
final class block_test extends \advanced_testcase {
    /** @var array[] The calls that were made. */
    private array $calls = [];

    #[\Override]
    protected function setUp(): void {
        global $CFG;
        parent::setUp();
        $this->resetAfterTest();
        require_once($CFG->dirroot . '/blocks/moodleblock.class.php');
        require_once($CFG->dirroot . '/blocks/trellis/block_trellis.php');
        $this->get_mocked_http_client($this->calls);
        set_config('connectionid', 'c-1', 'local_trellis');
        set_config('secret', \core\encryption::encrypt('s'), 'local_trellis');
        set_config('wwwroot', $CFG->wwwroot, 'local_trellis');
    }

    public function test_it_is_an_empty_frame_that_leads_to_trellis_even_without_a_script(): void {
        global $USER;
        $this->setUser($this->getDataGenerator()->create_user());
        $text = $this->content();
        $this->assertStringContainsString('aria-busy="true"', $text);
        $this->assertStringContainsString('--block-trellis-rows: 3"', $text);
        $this->assertMatchesRegularExpression('~data-region="fallback" hidden>.*/local/trellis/open\.php.*</div>~s', $text);
        $this->assertMatchesRegularExpression('~<noscript>.*fallback.*display: block.*</noscript>~s', $text);
        $this->assertSame([], $this->calls);

        $answer = ['state' => 'joined', 'rows' => [[], []]];
        \core_cache\cache::make('local_trellis', 'due')->set($USER->id, ['answer' => $answer, 'at' => 0]);
        $this->assertStringContainsString('--block-trellis-rows: 2"', $this->content());
    }

    public function test_without_a_connection_only_those_who_can_make_one_see_anything(): void {
        unset_config('connectionid', 'local_trellis');
        $this->setUser($this->getDataGenerator()->create_user());
        $this->assertSame('', $this->content());
        $this->setAdminUser();
        $this->assertStringContainsString('/local/trellis/index.php', $this->content());
    }

    public function test_guests_and_those_who_may_not_see_it_see_nothing(): void {
        global $CFG;
        $this->assertSame('', $this->content());
        $this->setGuestUser();
        $this->assertSame('', $this->content());
        assign_capability('block/trellis:view', CAP_PROHIBIT, $CFG->defaultuserroleid, \core\context\system::instance(), true);
        $this->setUser($this->getDataGenerator()->create_user());
        $this->assertSame('', $this->content());
    }

    public function test_it_is_for_the_dashboard_and_the_front_page(): void {
        $this->assertSame(['my' => true, 'site-index' => true], (new block_trellis())->applicable_formats());
    }

    public function test_the_template_shows_each_of_its_states(): void {
        $output = (new \moodle_page())->get_renderer('core');
        $render = fn(array $context): string => $output->render_from_template('block_trellis/due', $context);
        $html = $render([
            'isrows' => true,
            'rows' => [['title' => 'A & B', 'overdue' => true, 'when' => 'Overdue since 1 May', 'because' => 'It changed.']],
            'lastknown' => 'Old',
            'more' => '2 more',
            'url' => 'https://x.example/',
        ]);
        foreach (['A &amp; B', 'Overdue since 1 May', 'It changed.', 'Old', '2 more', 'aria-hidden="true"', 'See all'] as $part) {
            $this->assertStringContainsString($part, $html);
        }
        $this->assertStringContainsString('Nothing is due', $render(['isnothing' => true]));
        $this->assertStringContainsString('which record is yours', $render(['isnotjoined' => true]));
        $this->assertStringContainsString('cannot be reached', $render(['isunreachable' => true]));
        $this->assertStringContainsString('not connected', $render(['isoff' => true]));
        $this->assertStringContainsString('Your session', $render(['isrefused' => true, 'said' => 'Your session has ended.']));
    }

    public function test_each_state_has_one_sentence_for_those_who_cannot_see_it(): void {
        $output = (new \moodle_page())->get_renderer('core');
        $states = [
            ['isrows' => true, 'summary' => '1 overdue', 'asat' => 'As at today'],
            ['isrows' => true, 'summary' => '', 'asat' => 'As at today'],
            ['isnothing' => true, 'asat' => 'As at today'],
            ['isnotjoined' => true],
            ['isoff' => true],
            ['isunreachable' => true],
            ['isrefused' => true, 'said' => 'No.'],
        ];
        foreach ($states as $context) {
            $html = $output->render_from_template('block_trellis/due', $context);
            $this->assertSame(1, substr_count($html, 'data-region="said"'), json_encode($context));
        }
    }

    public function test_it_keeps_nothing_about_anybody(): void {
        $this->assertSame('privacy:metadata', provider::get_reason());
        $this->assertTrue((new \core_privacy\manager())->component_is_compliant('block_trellis'));
        $this->assertTrue((new \core_privacy\manager())->component_is_compliant('local_trellis'));
    }

    /**
     * What the block shows on the dashboard of the current user.
     *
     * @return string
     */
    private function content(): string {
        $page = new \moodle_page();
        $page->set_context(\core\context\system::instance());
        $page->set_pagelayout('mydashboard');
        $page->set_url('/my/index.php');
        $page->blocks->add_region('content');
        $instance = (object) [
            'id' => $this->getDataGenerator()->create_block('trellis')->id,
            'blockname' => 'trellis',
            'configdata' => '',
            'pagetypepattern' => 'my-index',
        ];
        return block_instance('trellis', $instance, $page)->get_content()->text;
    }
}
