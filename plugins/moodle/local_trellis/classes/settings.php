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
 * What the administrator chose to send.
 *
 * @package    local_trellis
 * @copyright  2026 The Trellis authors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class settings {
    /** @var array The settings with what they are before anybody chose. */
    public const DEFAULTS = [
        'staffnumberfield' => 'idnumber',
        'extrafields' => '',
        'sendplace' => '1',
        'sendcohorts' => '1',
        'sendactivities' => '1',
        'sendcompetencies' => '1',
        'markcompletion' => '1',
    ];

    /** @var string[] The fields of the table user that may hold a staff number. */
    public const USER_FIELDS = ['idnumber', 'username'];

    /**
     * Which field holds the staff number: one of the table user, or the short name of a profile field.
     *
     * @return string
     */
    public static function staff_number_field(): string {
        return self::get('staffnumberfield');
    }

    /**
     * The short names of the profile fields that are sent besides.
     *
     * @return string[]
     */
    public static function extra_fields(): array {
        return array_values(array_filter(explode(',', self::get('extrafields')), fn(string $name): bool => $name !== ''));
    }

    /**
     * Whether institution and department are sent.
     *
     * @return bool
     */
    public static function sends_place(): bool {
        return self::get('sendplace') === '1';
    }

    /**
     * Whether cohorts are sent.
     *
     * @return bool
     */
    public static function sends_cohorts(): bool {
        return self::get('sendcohorts') === '1';
    }

    /**
     * Whether completions of activities are sent.
     *
     * @return bool
     */
    public static function sends_activities(): bool {
        return self::get('sendactivities') === '1';
    }

    /**
     * Whether ratings of competencies are sent.
     *
     * @return bool
     */
    public static function sends_competencies(): bool {
        return self::get('sendcompetencies') === '1';
    }

    /**
     * Whether a new activity of Trellis is made complete by its grade.
     *
     * @return bool
     */
    public static function marks_completion(): bool {
        return self::get('markcompletion') === '1';
    }

    /**
     * All settings as they are, for the form.
     *
     * @return string[]
     */
    public static function all(): array {
        $all = [];
        foreach (array_keys(self::DEFAULTS) as $name) {
            $all[$name] = self::get($name);
        }
        return $all;
    }

    /**
     * Keeps what the form says.
     *
     * @param \stdClass $data
     */
    public static function save(\stdClass $data): void {
        foreach (array_keys(self::DEFAULTS) as $name) {
            $value = $data->{$name} ?? '';
            set_config($name, is_array($value) ? implode(',', $value) : (string) $value, 'local_trellis');
        }
    }

    /**
     * One setting.
     *
     * @param string $name
     * @return string
     */
    private static function get(string $name): string {
        $value = get_config('local_trellis', $name);
        return $value === false ? self::DEFAULTS[$name] : (string) $value;
    }
}
