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

namespace local_trellis\form;

defined('MOODLE_INTERNAL') || die();

global $CFG;
require_once($CFG->libdir . '/formslib.php');

/**
 * Asks for the address of Trellis and for a connection code.
 *
 * @package    local_trellis
 * @copyright  2026 The Trellis authors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class connect_form extends \moodleform {
    #[\Override]
    protected function definition(): void {
        $form = $this->_form;
        $form->addElement('text', 'address', get_string('address', 'local_trellis'), [
            'size' => 50,
            'inputmode' => 'url',
            'autocomplete' => 'off',
        ]);
        $form->setType('address', PARAM_RAW_TRIMMED);
        $form->addRule('address', null, 'required');
        $form->addHelpButton('address', 'address', 'local_trellis');
        $form->addElement('text', 'code', get_string('code', 'local_trellis'), [
            'size' => 50,
            'autocomplete' => 'off',
            'spellcheck' => 'false',
        ]);
        $form->setType('code', PARAM_RAW_TRIMMED);
        $form->addRule('code', null, 'required');
        $form->addHelpButton('code', 'code', 'local_trellis');
        $this->add_action_buttons(false, get_string('connect', 'local_trellis'));
    }

    #[\Override]
    public function validation($data, $files): array {
        $errors = [];
        $address = $data['address'];
        $parts = parse_url($address);
        $islocal = in_array($parts['host'] ?? '', ['localhost', '127.0.0.1', '[::1]'], true);
        if (clean_param($address, PARAM_URL) !== $address || !in_array($parts['scheme'] ?? '', ['http', 'https'], true)) {
            $errors['address'] = get_string('address:notaurl', 'local_trellis');
        } else if (isset($parts['query']) || isset($parts['fragment']) || isset($parts['user'])) {
            $errors['address'] = get_string('address:notplain', 'local_trellis');
        } else if ($parts['scheme'] !== 'https' && !$islocal) {
            $errors['address'] = get_string('address:nothttps', 'local_trellis');
        }
        if (!preg_match('/^trc_[A-Za-z0-9_-]+$/', $data['code'])) {
            $errors['code'] = get_string('code:notacode', 'local_trellis');
        }
        return $errors;
    }
}
