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

use GuzzleHttp\Psr7\Query;
use GuzzleHttp\Psr7\Response;
use local_trellis\tests\connected_testcase;
use mod_lti\local\ltiopenid\registration_helper;
use PHPUnit\Framework\Attributes\CoversClass;
use Psr\Http\Message\RequestInterface;

/**
 * Connecting, registering the tool, and ending it all.
 *
 * @package    local_trellis
 * @copyright  2026 The Trellis authors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
#[CoversClass(connection::class)]
#[CoversClass(registration::class)]
#[CoversClass(lti_tool::class)]
#[CoversClass(actions::class)]
final class connection_test extends connected_testcase {
    public function test_a_code_connects_the_site_and_the_secret_is_kept_encrypted(): void {
        global $CFG, $DB;
        connection::forget();
        $this->answer([
            'connectionId' => 'c-1',
            'secret' => 'the-very-secret',
            'partnership' => 'Avonmere',
            'registrationUrl' => self::ADDRESS . '/lti/register/abc',
        ]);
        connection::connect(' https://trellis.avonmere.example/ ', " trc_abc\n");
        ['path' => $path, 'body' => $body] = $this->sent()[0];
        $this->assertSame('/api/v1/lms/connect', $path);
        $this->assertSame('Bearer trc_abc', $this->calls[0]['request']->getHeaderLine('Authorization'));
        $this->assertSame(['url', 'name', 'product', 'version', 'pluginVersion'], array_keys($body['site']));
        $this->assertSame([$CFG->wwwroot, 'moodle'], [$body['site']['url'], $body['site']['product']]);
        $this->assertTrue(connection::is_active());
        $this->assertSame('https://trellis.avonmere.example', connection::address());
        $this->assertSame(['the-very-secret', 'Avonmere'], [connection::secret(), connection::get('partnership')]);
        $this->assertSame(self::ADDRESS . '/lti/register/abc', connection::registration_url());
        $kept = implode("\n", $DB->get_fieldset_select('config_plugins', 'value', "plugin = 'local_trellis'"));
        $this->assertStringNotContainsString('the-very-secret', $kept);
        $this->assertStringNotContainsString('register/abc', $kept);
        $this->assertStringNotContainsString('trc_abc', $kept);
    }

    public function test_a_code_that_is_refused_connects_nothing_and_says_why(): void {
        connection::forget();
        $this->refuse(401, 'lms.code', ['detail' => 'This code was used already.']);
        try {
            connection::connect(self::ADDRESS, 'trc_abc');
            $this->fail('It should have failed.');
        } catch (failure $failure) {
            $this->assertSame('code', $failure->reason);
            $this->assertStringContainsString('Trellis says: This code was used already.', $failure->in_words());
            $this->assertStringNotContainsString('used already.', $failure->getMessage());
        }
        $this->assertFalse(connection::is_known());
    }

    public function test_an_answer_that_lacks_something_connects_nothing(): void {
        connection::forget();
        $this->answer(['connectionId' => 'c-1', 'secret' => '', 'partnership' => 'Avonmere', 'registrationUrl' => 'x']);
        try {
            connection::connect(self::ADDRESS, 'trc_abc');
            $this->fail('It should have failed.');
        } catch (failure $failure) {
            $this->assertSame('answer', $failure->reason);
        }
        $this->assertFalse(connection::is_known());
    }

    public function test_the_tool_registers_itself_and_is_ready_to_be_used(): void {
        global $DB;
        $this->answer(['registrationUrl' => self::ADDRESS . '/lti/register/abc?x=1']);
        $this->trellis->append(fn(RequestInterface $request): Response => $this->register($request));
        registration::register();

        $request = end($this->calls)['request'];
        $this->assertSame('GET', $request->getMethod());
        $this->assertStringStartsWith('/lti/register/abc', $request->getUri()->getPath());
        $query = Query::parse($request->getUri()->getQuery());
        $this->assertSame('1', $query['x']);
        $this->assertStringEndsWith('/mod/lti/openid-configuration.php', $query['openid_configuration']);
        $type = $DB->get_record('lti_types', ['id' => connection::get('typeid')]);
        $this->assertSame([LTI_TOOL_STATE_CONFIGURED, 2], [(int) $type->state, (int) $type->coursevisible]);
        $this->assertSame('shown', lti_tool::standing());
        $this->assertSame('', connection::registration_url());
        $course = $this->a_course();
        $this->setAdminUser();
        $visible = \mod_lti\local\types_helper::get_lti_types_by_course($course->id, 2, [LTI_COURSEVISIBLE_ACTIVITYCHOOSER]);
        $this->assertArrayHasKey($type->id, $visible);
    }

    public function test_a_registration_that_fails_says_why_and_leaves_a_fresh_address(): void {
        $this->answer(['registrationUrl' => self::ADDRESS . '/lti/register/abc']);
        $html = '<html><head><title>x</title><style>p{}</style></head><h1>No</h1><p>This address was used &amp; is spent.</p>';
        $this->trellis->append(new Response(410, [], $html));
        $this->answer(['registrationUrl' => self::ADDRESS . '/lti/register/def']);
        try {
            registration::register();
            $this->fail('It should have failed.');
        } catch (failure $failure) {
            $this->assertSame(['registration', 410], [$failure->reason, $failure->status]);
            $this->assertSame('No This address was used & is spent.', $failure->detail);
        }
        $this->assertSame(self::ADDRESS . '/lti/register/def', connection::registration_url());
        $this->assertSame('none', lti_tool::standing());
        $url = lti_tool::manual_registration(connection::registration_url());
        $this->assertSame('/moodle/mod/lti/startltiadvregistration.php', $url->get_path());
        $this->assertSame(self::ADDRESS . '/lti/register/def', $url->get_param('url'));
    }

    public function test_a_registration_by_hand_is_taken_over(): void {
        $typeid = $this->a_tool('by-hand');
        $this->answer(['partnership' => 'Renamed', 'registration' => ['state' => 'active', 'clientId' => 'by-hand']]);
        $this->assertStringContainsString('works', actions::carry_out('test'));
        $this->assertSame([(string) $typeid, 'Renamed'], [connection::get('typeid'), connection::get('partnership')]);
        $this->assertSame('shown', lti_tool::standing());
    }

    public function test_a_test_says_how_the_registration_stands_in_trellis(): void {
        foreach (['pending' => 'approve', 'deactivated' => 'switched off', 'active' => 'works'] as $state => $word) {
            $this->answer(['registration' => ['state' => $state, 'clientId' => 'unknown here']]);
            $this->assertStringContainsString($word, actions::carry_out('test'));
        }
        $this->answer(['registration' => null]);
        $this->assertStringContainsString('not registered yet', actions::carry_out('test'));
    }

    public function test_a_new_connection_takes_over_the_activities_of_the_one_before(): void {
        global $DB;
        $old = $this->a_tool('old');
        set_config('typeid', $old, 'local_trellis');
        $course = $this->a_course();
        $lti = $this->getDataGenerator()->create_module('lti', ['course' => $course->id, 'typeid' => $old]);
        $other = $this->getDataGenerator()->create_module('lti', ['course' => $course->id, 'typeid' => $this->a_tool('other')]);
        $this->answer([]);
        connection::disconnect();
        $this->assertSame($old, (int) $DB->get_field('lti', 'typeid', ['id' => $lti->id]));

        $this->connect();
        $this->answer(['registrationUrl' => self::ADDRESS . '/lti/register/abc']);
        $this->trellis->append(fn(RequestInterface $request): Response => $this->register($request));
        registration::register();
        $this->assertNotSame($old, (int) connection::get('typeid'));
        $this->assertTrue(lti_tool::is_ours($DB->get_record('lti', ['id' => $lti->id])));
        $this->assertFalse(lti_tool::is_ours($DB->get_record('lti', ['id' => $other->id])));
    }

    public function test_a_tool_that_somebody_hid_is_shown_again(): void {
        set_config('typeid', $this->a_tool('x'), 'local_trellis');
        $this->assertSame('inactive', lti_tool::standing());
        actions::carry_out('register');
        $this->assertSame('shown', lti_tool::standing());
        lti_tool::hide((int) connection::get('typeid'));
        $this->assertSame('hidden', lti_tool::standing());
    }

    public function test_disconnecting_tells_trellis_hides_the_tool_and_forgets_the_secret(): void {
        $typeid = $this->a_tool('x');
        lti_tool::activate($typeid);
        set_config('typeid', $typeid, 'local_trellis');
        $this->answer([]);
        $this->assertSame('The connection has ended.', actions::carry_out('disconnect'));
        $this->assertSame('/api/v1/lms/disconnect', $this->sent()[0]['path']);
        $this->assertFalse(connection::is_known());
        $this->assertFalse(get_config('local_trellis', 'secret'));
        global $DB;
        $this->assertSame(0, (int) $DB->get_field('lti_types', 'coursevisible', ['id' => $typeid]));
        $this->assertSame(self::ADDRESS, connection::address());
    }

    public function test_one_can_disconnect_while_trellis_is_down_and_is_told_what_is_left_to_do(): void {
        $this->refuse(503, '');
        $this->assertStringContainsString('could not be told', actions::carry_out('disconnect'));
        $this->assertFalse(connection::is_known());
    }

    public function test_a_copy_of_the_site_forgets_without_telling_anybody(): void {
        set_config('wwwroot', 'https://moodle.avonmere.example', 'local_trellis');
        $this->assertTrue(connection::is_copy());
        $this->assertFalse(connection::is_active());
        actions::carry_out('disconnect');
        $this->assertSame([], $this->calls);
        $this->assertFalse(connection::is_known());
    }

    public function test_uninstalling_disconnects(): void {
        global $CFG;
        require_once($CFG->dirroot . '/local/trellis/db/uninstall.php');
        $this->answer([]);
        $this->assertTrue(xmldb_local_trellis_uninstall());
        $this->assertSame('/api/v1/lms/disconnect', $this->sent()[0]['path']);
    }

    public function test_no_other_action_is_carried_out(): void {
        $this->expectException(\core\exception\invalid_parameter_exception::class);
        actions::carry_out('erase');
    }

    public function test_the_page_of_ones_own_learning_is_an_activity_that_one_may_open(): void {
        $user = $this->a_learner();
        $typeid = $this->a_tool('x');
        set_config('typeid', $typeid, 'local_trellis');
        $course = $this->a_course();
        $more = ['course' => $course->id, 'typeid' => $typeid];
        $this->getDataGenerator()->create_module('lti', $more + ['toolurl' => self::ADDRESS . '/courses/sg1']);
        $mine = $this->getDataGenerator()->create_module('lti', $more + ['toolurl' => self::ADDRESS . '/my-learning']);
        $this->assertNull(lti_tool::my_learning($user->id));
        $this->getDataGenerator()->enrol_user($user->id, $course->id, 'student');
        $this->assertSame((int) $mine->cmid, lti_tool::my_learning($user->id));
        $front = $this->getDataGenerator()->create_module('lti', [
            'course' => SITEID,
            'typeid' => $typeid,
            'toolurl' => self::ADDRESS . '/my-learning',
        ]);
        $this->assertSame((int) $mine->cmid, lti_tool::my_learning($user->id));
        global $CFG;
        assign_capability('mod/lti:view', CAP_ALLOW, $CFG->defaultuserroleid, \core\context\course::instance(SITEID), true);
        \course_modinfo::clear_instance_cache();
        $this->assertSame((int) $front->cmid, lti_tool::my_learning($user->id));
        set_coursemodule_visible($front->cmid, 0);
        $this->assertSame((int) $mine->cmid, lti_tool::my_learning($user->id));
        unset_config('typeid', 'local_trellis');
        $this->assertNull(lti_tool::my_learning($user->id));
    }

    /**
     * What Trellis does when it is asked to register: registers at this site with the token it was given.
     *
     * @param RequestInterface $request
     * @return Response
     */
    private function register(RequestInterface $request): Response {
        $token = Query::parse($request->getUri()->getQuery())['registration_token'];
        $clientid = registration_helper::get()->validate_registration_token($token)['clientid'];
        $this->a_tool($clientid);
        return new Response(200, [], '<html>Done</html>');
    }

    /**
     * Registers a tool, as Moodle's own endpoint does.
     *
     * @param string $clientid
     * @return int
     */
    private function a_tool(string $clientid): int {
        global $CFG;
        require_once($CFG->dirroot . '/mod/lti/locallib.php');
        $config = registration_helper::get()->registration_to_config([
            'response_types' => ['id_token'],
            'initiate_login_uri' => self::ADDRESS . '/lti/login',
            'redirect_uris' => [self::ADDRESS . '/lti/launch'],
            'client_name' => 'Trellis',
            'jwks_uri' => self::ADDRESS . '/lti/keys',
            'token_endpoint_auth_method' => 'private_key_jwt',
            'scope' => registration_helper::SCOPE_SCORE,
            'https://purl.imsglobal.org/spec/lti-tool-configuration' => [
                'domain' => 'trellis.avonmere.example',
                'target_link_uri' => self::ADDRESS . '/lti/launch',
            ],
        ], $clientid);
        return lti_add_type((object) ['state' => LTI_TOOL_STATE_PENDING], $config);
    }
}
