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

/**
 * The connection of this site with Trellis: what is kept of it and whether it may be used.
 *
 * @package    local_trellis
 * @copyright  2026 The Trellis authors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class connection {
    /** @var string[] What belongs to a connection and goes with it. */
    private const KEPT = ['connectionid', 'secret', 'partnership', 'registrationurl', 'wwwroot', 'timeconnected', 'typeid'];

    /**
     * Whether this site is connected and is the site that was connected. Cheap: reads the cached configuration only.
     *
     * @return bool
     */
    public static function is_active(): bool {
        return self::is_known() && !self::is_copy();
    }

    /**
     * Whether a connection is kept here, usable or not.
     *
     * @return bool
     */
    public static function is_known(): bool {
        return self::get('connectionid') !== '' && self::get('secret') !== '';
    }

    /**
     * Whether the connection was made under another address: this is a copy, for instance a test site, and must stay silent.
     *
     * @return bool
     */
    public static function is_copy(): bool {
        global $CFG;
        return self::is_known() && self::get('wwwroot') !== $CFG->wwwroot;
    }

    /**
     * The address of Trellis without a slash at the end.
     *
     * @return string
     */
    public static function address(): string {
        return self::get('address');
    }

    /**
     * One value that is kept of the connection.
     *
     * @param string $name address, connectionid, partnership, wwwroot, timeconnected or typeid
     * @return string empty if there is none
     */
    public static function get(string $name): string {
        return (string) get_config('local_trellis', $name);
    }

    /**
     * The secret that calls are signed with.
     *
     * @return string
     * @throws failure secretunreadable when the site's key is another one than it was
     */
    public static function secret(): string {
        return self::decrypt('secret');
    }

    /**
     * The address at which the LTI tool may register, if it has not done so yet.
     *
     * @return string empty if there is none
     */
    public static function registration_url(): string {
        return self::decrypt('registrationurl');
    }

    /**
     * Uses a connection code and keeps what Trellis answers.
     *
     * @param string $address address of Trellis
     * @param string $code the code that an administrator made in Trellis
     * @throws failure
     */
    public static function connect(string $address, string $code): void {
        global $CFG, $SITE;
        $address = rtrim(trim($address), '/');
        $client = new client();
        $answer = $client->connect($address, trim($code), ['site' => [
            'url' => $CFG->wwwroot,
            'name' => format_string($SITE->fullname, true, ['context' => \core\context\system::instance(), 'escape' => false]),
            'product' => 'moodle',
            'version' => $CFG->release,
            'pluginVersion' => (string) (\core_plugin_manager::instance()->get_plugin_info('local_trellis')->release ?? ''),
        ]]);
        foreach (['connectionId', 'secret', 'partnership', 'registrationUrl'] as $name) {
            if (!is_string($answer[$name] ?? null) || $answer[$name] === '') {
                throw new failure('answer');
            }
        }
        set_config('address', $address, 'local_trellis');
        set_config('connectionid', $answer['connectionId'], 'local_trellis');
        set_config('secret', \core\encryption::encrypt($answer['secret']), 'local_trellis');
        set_config('partnership', $answer['partnership'], 'local_trellis');
        set_config('wwwroot', $CFG->wwwroot, 'local_trellis');
        set_config('timeconnected', \core\di::get(\core\clock::class)->time(), 'local_trellis');
        set_config('typeid', '', 'local_trellis');
        self::keep_registration_url($answer['registrationUrl']);
        state::clear();
        state::succeeded($client->skew());
        due::forget_everybody();
    }

    /**
     * Ends the connection at both ends. Activities stay in their courses; the tool leaves the activity chooser.
     *
     * @return bool whether Trellis was told; if not, its administrator must end the connection there
     */
    public static function disconnect(): bool {
        $istold = false;
        if (self::is_active()) {
            try {
                (new client())->call('/lms/disconnect', [], 5);
                $istold = true;
            } catch (failure $failure) {
                // Trellis does not have to be up for a site to leave.
                $istold = $failure->reason === 'disconnected';
            }
            if (self::get('typeid') !== '') {
                lti_tool::hide((int) self::get('typeid'));
            }
        }
        self::forget();
        return $istold;
    }

    /**
     * Forgets the connection without telling anybody: for a copy of a site.
     */
    public static function forget(): void {
        if (self::get('typeid') !== '') {
            set_config('formertypeid', self::get('typeid'), 'local_trellis');
        }
        foreach (self::KEPT as $name) {
            unset_config($name, 'local_trellis');
        }
        state::clear();
        due::forget_everybody();
    }

    /**
     * Keeps a registration address; whoever has it can register a tool, so it is kept as the secret is.
     *
     * @param string $url the address, or empty
     */
    public static function keep_registration_url(string $url): void {
        set_config('registrationurl', \core\encryption::encrypt($url), 'local_trellis');
    }

    /**
     * A value that is kept encrypted.
     *
     * @param string $name its name
     * @return string
     * @throws failure secretunreadable
     */
    private static function decrypt(string $name): string {
        try {
            return \core\encryption::decrypt(self::get($name));
        } catch (\core\exception\moodle_exception $exception) {
            throw new failure('secretunreadable');
        }
    }
}
