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
 * What the buttons of the page do.
 *
 * @package    local_trellis
 * @copyright  2026 The Trellis authors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class actions {
    /**
     * Does what a button says.
     *
     * @param string $action test, register, resend or disconnect
     * @return string what was done, as a sentence
     * @throws failure
     */
    public static function carry_out(string $action): string {
        $done = match ($action) {
            'test' => self::test(),
            'register' => self::register(),
            'resend' => self::resend(),
            'disconnect' => self::disconnect(),
            default => throw new \core\exception\invalid_parameter_exception('action'),
        };
        return get_string($done, 'local_trellis');
    }

    /**
     * Asks Trellis how it is.
     *
     * @return string
     */
    private static function test(): string {
        $registration = registration::ask_status()['registration'] ?? null;
        return match ($registration['state'] ?? null) {
            'active' => 'test:good',
            'pending' => 'test:pending',
            'deactivated' => 'test:deactivated',
            default => 'test:notool',
        };
    }

    /**
     * Registers the LTI tool, or shows it again if it is registered.
     *
     * @return string
     */
    private static function register(): string {
        if (lti_tool::standing() === 'none') {
            registration::register();
        } else {
            lti_tool::activate((int) connection::get('typeid'));
        }
        return 'register:good';
    }

    /**
     * Queues everything to be sent again.
     *
     * @return string
     */
    private static function resend(): string {
        $kinds = [
            facts::COURSE => true,
            facts::ACTIVITY => settings::sends_activities(),
            facts::COMPETENCY => settings::sends_competencies(),
        ];
        foreach (array_keys(array_filter($kinds)) as $kind) {
            task\resend::queue($kind);
        }
        return 'resend:good';
    }

    /**
     * Ends the connection; of a copy, only here.
     *
     * @return string
     */
    private static function disconnect(): string {
        if (connection::is_copy()) {
            connection::forget();
            return 'disconnect:good';
        }
        return connection::disconnect() ? 'disconnect:good' : 'disconnect:untold';
    }
}
