<?php

namespace Bithoven\LLMManager\Http\Controllers\Admin;

use Bithoven\LLMManager\Models\LLMPromptTemplate;
use Illuminate\Http\Request;
use Illuminate\Routing\Controller;

class LLMPromptTemplateController extends Controller
{
    public function index(Request $request)
    {
        return LLMPromptTemplate::visibleTo($request->query('extension', 'llm-manager'))->orderBy('name')->get();
    }

    public function store(Request $request)
    {
        $validated = $request->validate([
            'name' => 'required|string|max:100',
            'template' => 'required|string',
            'extension_slug' => 'nullable|string|max:100',
        ]);

        return LLMPromptTemplate::create([
            ...$validated,
            'is_global' => empty($validated['extension_slug']),
        ]);
    }
}
