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

/**
 * The connection with Trellis: connect, look after it, end it, and choose what is sent.
 *
 * @package    local_trellis
 * @copyright  2026 The Trellis authors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */

use local_trellis\actions;
use local_trellis\connection;
use local_trellis\failure;
use local_trellis\form\connect_form;
use local_trellis\form\settings_form;
use local_trellis\output\connection_page;
use local_trellis\registration;
use local_trellis\settings;

require_once(__DIR__ . '/../../config.php');
require_once($CFG->libdir . '/adminlib.php');

admin_externalpage_setup('local_trellis');

$pageurl = new core\url('/local/trellis/index.php');
$action = optional_param('action', '', PARAM_ALPHA);
$good = \core\output\notification::NOTIFY_SUCCESS;
$bad = \core\output\notification::NOTIFY_ERROR;

if ($action === 'disconnect' && connection::is_known() && !optional_param('confirm', false, PARAM_BOOL)) {
    require_sesskey();
    echo $OUTPUT->header();
    $params = ['action' => 'disconnect', 'confirm' => 1, 'sesskey' => sesskey()];
    echo $OUTPUT->confirm(
        get_string(connection::is_copy() ? 'disconnect:copyconfirm' : 'disconnect:confirm', 'local_trellis'),
        new \core\output\single_button(new core\url($pageurl, $params), get_string('disconnect', 'local_trellis'), 'post'),
        $pageurl
    );
    echo $OUTPUT->footer();
    die();
}

if ($action !== '') {
    require_sesskey();
    try {
        $done = actions::carry_out($action);
    } catch (failure $failure) {
        redirect($pageurl, s($failure->in_words()), null, $bad);
    }
    redirect($pageurl, $done, null, $good);
}

$connectform = new connect_form($pageurl);
if (!connection::is_known() && ($data = $connectform->get_data())) {
    try {
        connection::connect($data->address, $data->code);
        registration::register();
        redirect($pageurl, get_string('connect:good', 'local_trellis'), null, $good);
    } catch (failure $failure) {
        if (connection::is_known()) {
            $message = get_string('connect:notool', 'local_trellis', s($failure->in_words()));
            redirect($pageurl, $message, null, \core\output\notification::NOTIFY_WARNING);
        }
        \core\notification::error(s($failure->in_words()));
    }
}

$settingsform = new settings_form($pageurl);
if ($data = $settingsform->get_data()) {
    settings::save($data);
    redirect($pageurl, get_string('changessaved'), null, $good);
}
$settingsform->set_data(['extrafields' => settings::extra_fields()] + settings::all());
$connectform->set_data(['address' => connection::address()]);

echo $OUTPUT->header();
echo $OUTPUT->heading(get_string('pluginname', 'local_trellis'));
echo $OUTPUT->render_from_template('local_trellis/connection', (new connection_page())->export_for_template($OUTPUT));
if (!connection::is_known()) {
    $connectform->display();
}
echo $OUTPUT->heading(get_string('whatissent', 'local_trellis'), 3);
echo \core\output\html_writer::tag('p', get_string('whatissent:lead', 'local_trellis'));
$settingsform->display();
echo $OUTPUT->footer();
