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
 * How Trellis comes to be registered as an LTI tool of this site, and what it says of that itself.
 *
 * @package    local_trellis
 * @copyright  2026 The Trellis authors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class registration {
    /**
     * Registers the LTI tool at the address that Trellis gave, or at a fresh one where that is used up.
     *
     * @throws failure
     */
    public static function register(): void {
        $url = connection::registration_url();
        if ($url === '') {
            $url = self::ask_status(true)['registrationUrl'] ?? '';
            if (!is_string($url) || $url === '') {
                throw new failure('answer');
            }
            connection::keep_registration_url($url);
        }
        try {
            $typeid = lti_tool::register($url);
        } catch (failure $failure) {
            // The address can be used once; whether it was, nobody can tell from here.
            $fresh = self::ask_status(true)['registrationUrl'] ?? '';
            connection::keep_registration_url(is_string($fresh) ? $fresh : '');
            throw $failure;
        }
        self::keep_tool($typeid);
    }

    /**
     * Asks Trellis how the connection stands, and takes over a registration that was made by hand in the meantime.
     *
     * @param bool $wantsregistrationurl whether a fresh registration address is asked for
     * @return array the answer of Trellis
     * @throws failure
     */
    public static function ask_status(bool $wantsregistrationurl = false): array {
        $answer = (new client())->call('/lms/status', $wantsregistrationurl ? ['newRegistrationUrl' => true] : []);
        if (is_string($answer['partnership'] ?? null) && $answer['partnership'] !== connection::get('partnership')) {
            set_config('partnership', $answer['partnership'], 'local_trellis');
        }
        $clientid = $answer['registration']['clientId'] ?? null;
        if (is_string($clientid)) {
            $typeid = lti_tool::find($clientid);
            if ($typeid !== null && (string) $typeid !== connection::get('typeid')) {
                lti_tool::activate($typeid);
                self::keep_tool($typeid);
            }
        }
        return $answer;
    }

    /**
     * Keeps the tool that was registered, and gives it what the tool of an earlier connection had.
     *
     * @param int $typeid
     */
    private static function keep_tool(int $typeid): void {
        $former = (int) connection::get('formertypeid');
        if ($former !== 0 && $former !== $typeid) {
            lti_tool::hand_over($former, $typeid);
        }
        unset_config('formertypeid', 'local_trellis');
        set_config('typeid', $typeid, 'local_trellis');
        connection::keep_registration_url('');
    }
}
