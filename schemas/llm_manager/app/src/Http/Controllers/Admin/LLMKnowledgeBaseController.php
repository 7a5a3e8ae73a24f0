<?php

namespace Bithoven\LLMManager\Http\Controllers\Admin;

use Bithoven\LLMManager\Models\LLMDocumentKnowledgeBase;
use Illuminate\Http\Request;
use Illuminate\Routing\Controller;

class LLMKnowledgeBaseController extends Controller
{
    public function index(Request $request)
    {
        return LLMDocumentKnowledgeBase::query()
            ->when($request->query('q'), fn ($query, $words) => $query->whereFullText(['title', 'content'], $words))
            ->paginate(20);
    }

    public function store(Request $request)
    {
        return LLMDocumentKnowledgeBase::create($request->validate([
            'title' => 'required|string|max:255',
            'content' => 'required|string',
            'document_type' => 'nullable|string|max:50',
        ]));
    }
}
