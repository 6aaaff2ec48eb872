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

use local_trellis\form\connect_form;
use local_trellis\form\settings_form;
use local_trellis\output\connection_page;
use local_trellis\tests\connected_testcase;
use PHPUnit\Framework\Attributes\CoversClass;
use PHPUnit\Framework\Attributes\DataProvider;

/**
 * The one page of the administrator.
 *
 * @package    local_trellis
 * @copyright  2026 The Trellis authors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
#[CoversClass(settings::class)]
#[CoversClass(connect_form::class)]
#[CoversClass(settings_form::class)]
#[CoversClass(connection_page::class)]
final class settings_test extends connected_testcase {
    public function test_before_anybody_chose_everything_but_profile_fields_is_sent(): void {
        $this->assertSame(settings::DEFAULTS, settings::all());
        $this->assertSame([], settings::extra_fields());
        $this->assertSame('idnumber', settings::staff_number_field());
        $this->assertTrue(settings::sends_cohorts() && settings::sends_place() && settings::marks_completion());
    }

    public function test_what_the_form_says_is_kept(): void {
        $this->getDataGenerator()->create_custom_profile_field(['shortname' => 'agency', 'name' => 'A', 'datatype' => 'text']);
        $this->setAdminUser();
        $choice = [
            'staffnumberfield' => 'agency',
            'extrafields' => ['agency'],
            'sendplace' => '0',
            'sendcohorts' => '0',
            'sendactivities' => '0',
            'sendcompetencies' => '0',
            'markcompletion' => '0',
        ];
        settings_form::mock_submit($choice);
        settings::save((new settings_form())->get_data());
        $this->assertSame(array_replace($choice, ['extrafields' => 'agency']), settings::all());
        $this->assertSame(['agency'], settings::extra_fields());
        $this->assertFalse(settings::sends_activities() || settings::sends_competencies());
    }

    /**
     * What may be entered, and the field that is wrong.
     *
     * @return array[]
     */
    public static function entries(): array {
        return [
            'an address and a code' => ['https://trellis.avonmere.example', 'trc_Ab-9_z', []],
            'an address below a path' => ['https://avonmere.example/trellis/', 'trc_a', []],
            'a machine of ones own' => ['http://localhost:8120', 'trc_a', []],
            'no encryption' => ['http://trellis.avonmere.example', 'trc_a', ['address']],
            'another scheme' => ['ftp://trellis.avonmere.example', 'trc_a', ['address']],
            'no address' => ['trellis', 'trc_a', ['address']],
            'more than an address' => ['https://trellis.avonmere.example/?x=1', 'trc_a', ['address']],
            'a name before it' => ['https://me@trellis.avonmere.example', 'trc_a', ['address']],
            'no code' => ['https://trellis.avonmere.example', 'abc', ['code']],
        ];
    }

    /**
     * Entries are checked before anything is sent.
     *
     * @param string $address
     * @param string $code
     * @param string[] $wrong
     */
    #[DataProvider('entries')]
    public function test_address_and_code_are_checked(string $address, string $code, array $wrong): void {
        $this->setAdminUser();
        $errors = (new connect_form())->validation(['address' => $address, 'code' => $code], []);
        $this->assertSame($wrong, array_keys($errors));
    }

    public function test_the_page_says_how_the_connection_stands(): void {
        $this->setAdminUser();
        $page = $this->page();
        $this->assertStringContainsString('connected with Avonmere Safeguarding Partnership', $page['lead']);
        $this->assertSame([false, true, true], array_column($page['lines'], 'isgood'));
        $this->assertTrue($page['wantstool']);

        $this->complete($this->a_learner(), $this->a_course());
        state::failed('blocked');
        $page = $this->page();
        $this->assertStringContainsString('cURL blocked hosts list', $page['lines'][1]['text']);
        $this->assertStringStartsWith('1, the oldest since', $page['lines'][2]['text']);
        state::succeeded(90);
        $this->assertStringContainsString('90 seconds', $this->page()['lines'][3]['text']);

        set_config('registrationurl', \core\encryption::encrypt(self::ADDRESS . '/lti/register/a'), 'local_trellis');
        $this->assertStringContainsString('/mod/lti/startltiadvregistration.php', $this->page()['manualurl']);

        set_config('wwwroot', 'https://moodle.avonmere.example', 'local_trellis');
        $page = $this->page();
        $this->assertStringContainsString('copy of the site https://moodle.avonmere.example', $page['lead']);
        $this->assertSame([[], true, false], [$page['lines'], $page['iscopy'], $page['isactive']]);
        connection::forget();
        $this->assertStringContainsString('not connected', $this->page()['lead']);
    }

    public function test_the_page_is_for_those_who_may_manage_it(): void {
        $this->assertSame([], get_roles_with_capability('local/trellis:manage', CAP_ALLOW));
        $this->assertTrue(has_capability('local/trellis:manage', \core\context\system::instance(), get_admin()));
        $this->assertFalse(has_capability('local/trellis:manage', \core\context\system::instance(), $this->a_learner()));
    }

    public function test_the_secret_is_nowhere_on_the_page(): void {
        global $PAGE;
        $this->setAdminUser();
        $output = $PAGE->get_renderer('core');
        $html = $output->render_from_template('local_trellis/connection', $this->page());
        $this->assertStringNotContainsString(self::SECRET, $html);
        $this->assertStringContainsString('value="disconnect"', $html);
    }

    /**
     * The page as it is now.
     *
     * @return array
     */
    private function page(): array {
        global $PAGE;
        return (new connection_page())->export_for_template($PAGE->get_renderer('core'));
    }
}
