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
 * Turns rows of Moodle into the events that Trellis takes.
 *
 * @package    local_trellis
 * @copyright  2026 The Trellis authors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class facts {
    /** @var string A row of course_completions. */
    public const COURSE = 'course-completed';
    /** @var string A row of course_modules_completion. */
    public const ACTIVITY = 'activity-completed';
    /** @var string A row of competency_evidence that carries a rating. */
    public const COMPETENCY = 'competency-rated';

    /** @var string The name space of the ids that are made from what they stand for. */
    private const NAMESPACE = '5b7d7a4c-3c0e-5c39-9d4e-2d6a2d1f6b11';

    /**
     * The events of some rows. A row that is gone, or that says nothing Trellis could use, gives none.
     *
     * @param string $kind one of the constants
     * @param int[] $ids of the rows
     * @param string|null $uuid the event's id where there is one row; without it the id is made from what the event says
     * @return array[] by the rows' ids, in the order of the ids given
     */
    public static function events(string $kind, array $ids, ?string $uuid = null): array {
        $rows = self::in_order(match ($kind) {
            self::COURSE => course_facts::read($ids),
            self::ACTIVITY => activity_facts::read($ids),
            self::COMPETENCY => competency_facts::read($ids),
        }, $ids);
        $people = new people(array_column($rows, 'userid'));
        $events = [];
        foreach ($rows as $id => $row) {
            $event = ['kind' => $kind, 'occurredAt' => self::instant($row['at']), 'person' => $people->person($row['userid'])];
            $event += array_filter([
                'course' => $row['course'] ?? null,
                'activity' => $row['activity'] ?? null,
                'competency' => $row['competency'] ?? null,
            ]);
            $event['state'] = $row['state'];
            if ($row['state'] === 'complete') {
                $event['completedAt'] = self::instant($row['at']);
            }
            if (isset($row['grade'])) {
                $event['grade'] = $row['grade'];
            }
            $name = implode(':', [connection::get('connectionid'), $kind, $id, $row['at'], $row['state']]);
            $events[$id] = ['id' => $uuid ?? self::uuid($name)] + $event;
        }
        return $events;
    }

    /**
     * Rows in the order in which their ids were given.
     *
     * @param array[] $rows by id
     * @param int[] $ids
     * @return array[]
     */
    private static function in_order(array $rows, array $ids): array {
        return array_replace(array_intersect_key(array_flip($ids), $rows), $rows);
    }

    /**
     * A moment as RFC 3339 in UTC.
     *
     * @param int $time
     * @return string
     */
    private static function instant(int $time): string {
        return gmdate('Y-m-d\TH:i:s\Z', $time);
    }

    /**
     * The UUID (version 5) of a name: the same fact sent again has the same id.
     *
     * @param string $name
     * @return string
     */
    private static function uuid(string $name): string {
        $hash = sha1(hex2bin(str_replace('-', '', self::NAMESPACE)) . $name);
        $variant = dechex((hexdec($hash[16]) & 0x3) | 0x8);
        return sprintf(
            '%s-%s-5%s-%s%s-%s',
            substr($hash, 0, 8),
            substr($hash, 8, 4),
            substr($hash, 13, 3),
            $variant,
            substr($hash, 17, 3),
            substr($hash, 20, 12)
        );
    }
}
