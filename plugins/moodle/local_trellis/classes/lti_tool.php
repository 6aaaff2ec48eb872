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

use Firebase\JWT\JWT;
use GuzzleHttp\Exception\GuzzleException;
use mod_lti\local\ltiopenid\jwks_helper;
use mod_lti\local\ltiopenid\registration_helper;

/**
 * Trellis as an LTI tool of this site. Everything that touches the inside of mod_lti, which promises no stable interface, is here.
 *
 * @package    local_trellis
 * @copyright  2026 The Trellis authors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class lti_tool {
    /**
     * Registers Trellis server to server, as Moodle's own page would do in the administrator's browser, and activates it.
     *
     * @param string $registrationurl where Trellis takes a registration
     * @return int the id of the tool, which is also the LTI deployment
     * @throws failure
     */
    public static function register(string $registrationurl): int {
        self::load();
        $clientid = registration_helper::get()->new_clientid();
        $now = time();
        $key = jwks_helper::get_private_key();
        $token = JWT::encode([
            'sub' => $clientid,
            'scope' => registration_helper::REG_TOKEN_OP_NEW_REG,
            'iat' => $now,
            'exp' => $now + HOURSECS,
        ], $key['key'], 'RS256', $key['kid']);
        $url = new \core\url($registrationurl);
        $url->param('openid_configuration', (new \core\url('/mod/lti/openid-configuration.php'))->out(false));
        $url->param('registration_token', $token);
        try {
            $response = \core\di::get(\core\http_client::class)->request('GET', $url->out(false), [
                'http_errors' => false,
                'headers' => ['Accept' => 'text/html'],
                'connect_timeout' => 5,
                'timeout' => 60,
            ]);
        } catch (GuzzleException $exception) {
            throw client::failure_of($exception);
        }
        $typeid = self::find($clientid);
        if ($typeid === null) {
            throw new failure('registration', $response->getStatusCode(), self::words_of((string) $response->getBody()));
        }
        self::activate($typeid);
        return $typeid;
    }

    /**
     * The page of Moodle that does the same by hand.
     *
     * @param string $registrationurl where Trellis takes a registration
     * @return \core\url
     */
    public static function manual_registration(string $registrationurl): \core\url {
        return new \core\url('/mod/lti/startltiadvregistration.php', ['url' => $registrationurl, 'sesskey' => sesskey()]);
    }

    /**
     * The tool with a client id.
     *
     * @param string $clientid
     * @return int|null its id
     */
    public static function find(string $clientid): ?int {
        global $DB;
        $id = $DB->get_field('lti_types', 'id', ['clientid' => $clientid]);
        return $id === false ? null : (int) $id;
    }

    /**
     * Hands the activities of an earlier connection's tool over to the present one, so that they open again.
     *
     * @param int $from the earlier tool
     * @param int $to the present tool
     */
    public static function hand_over(int $from, int $to): void {
        global $DB;
        $transaction = $DB->start_delegated_transaction();
        $courseids = $DB->get_fieldset_select('lti', 'DISTINCT course', 'typeid = ?', [$from]);
        $DB->set_field('lti', 'typeid', $to, ['typeid' => $from]);
        $DB->set_field('ltiservice_gradebookservices', 'typeid', $to, ['typeid' => $from]);
        $transaction->allow_commit();
        foreach ($courseids as $courseid) {
            rebuild_course_cache($courseid, true);
        }
    }

    /**
     * Makes a tool usable and shows it in the activity chooser.
     *
     * @param int $typeid
     */
    public static function activate(int $typeid): void {
        self::load();
        lti_set_state_for_type($typeid, LTI_TOOL_STATE_CONFIGURED);
        self::show($typeid, LTI_COURSEVISIBLE_ACTIVITYCHOOSER);
    }

    /**
     * Takes a tool out of the activity chooser; its activities stay.
     *
     * @param int $typeid
     */
    public static function hide(int $typeid): void {
        self::load();
        self::show($typeid, LTI_COURSEVISIBLE_NO);
    }

    /**
     * How the tool of the connection stands in Moodle.
     *
     * @return string none, inactive, hidden (not in the activity chooser) or shown
     */
    public static function standing(): string {
        global $DB;
        self::load();
        $type = $DB->get_record('lti_types', ['id' => (int) connection::get('typeid')]);
        return match (true) {
            !$type => 'none',
            (int) $type->state !== LTI_TOOL_STATE_CONFIGURED => 'inactive',
            (int) $type->coursevisible !== LTI_COURSEVISIBLE_ACTIVITYCHOOSER => 'hidden',
            default => 'shown',
        };
    }

    /**
     * Whether an activity is one of Trellis.
     *
     * @param \stdClass $lti a row of the table lti
     * @return bool
     */
    public static function is_ours(\stdClass $lti): bool {
        $ours = (int) connection::get('typeid');
        if ($ours === 0 || !empty($lti->typeid)) {
            return $ours !== 0 && (int) $lti->typeid === $ours;
        }
        // An activity without a tool of its own belongs to the one that its address fits.
        self::load();
        $tool = lti_get_tool_by_url_match($lti->toolurl, $lti->course);
        return $tool && (int) $tool->id === $ours;
    }

    /**
     * The course module through which a person may open her learning in Trellis: on the front page or in a course of hers.
     *
     * @param int $userid
     * @return int|null
     */
    public static function my_learning(int $userid): ?int {
        global $DB;
        $ours = (int) connection::get('typeid');
        if ($ours === 0) {
            return null;
        }
        $courseids = [SITEID, ...array_keys(enrol_get_users_courses($userid, true, 'id'))];
        [$insql, $params] = $DB->get_in_or_equal($courseids, SQL_PARAMS_NAMED);
        $like = $DB->sql_like('l.toolurl', ':url');
        $sql = "SELECT cm.id, cm.course
                  FROM {lti} l
                  JOIN {course_modules} cm ON cm.instance = l.id
                  JOIN {modules} m ON m.id = cm.module AND m.name = 'lti'
                 WHERE l.typeid = :typeid AND {$like} AND cm.course {$insql} AND cm.visible = 1 AND cm.deletioninprogress = 0
              ORDER BY CASE WHEN cm.course = :site THEN 0 ELSE 1 END, cm.id";
        $params += ['typeid' => $ours, 'url' => '%/my-learning', 'site' => SITEID];
        foreach ($DB->get_records_sql($sql, $params, 0, 10) as $row) {
            $modinfo = get_fast_modinfo($row->course, $userid);
            if (isset($modinfo->cms[$row->id]) && $modinfo->get_cm($row->id)->uservisible) {
                return (int) $row->id;
            }
        }
        return null;
    }

    /**
     * Says where a tool is shown.
     *
     * @param int $typeid
     * @param int $where one of the LTI_COURSEVISIBLE constants
     */
    private static function show(int $typeid, int $where): void {
        global $DB;
        $DB->set_field('lti_types', 'coursevisible', $where, ['id' => $typeid]);
        lti_update_config((object) ['typeid' => $typeid, 'name' => 'coursevisible', 'value' => $where]);
    }

    /**
     * The words of a web page, shortened, to show why a registration failed.
     *
     * @param string $html
     * @return string plain text
     */
    private static function words_of(string $html): string {
        $body = preg_replace('~<(script|style|head)\b.*?</\1>~is', ' ', $html) ?? '';
        $text = html_entity_decode(strip_tags(preg_replace('~<[^>]*>~', ' $0', $body) ?? ''), ENT_QUOTES, 'UTF-8');
        return shorten_text(trim(preg_replace('~\s+~u', ' ', $text) ?? ''), 300);
    }

    /**
     * Loads the functions of mod_lti.
     */
    private static function load(): void {
        global $CFG;
        require_once($CFG->dirroot . '/mod/lti/locallib.php');
    }
}
